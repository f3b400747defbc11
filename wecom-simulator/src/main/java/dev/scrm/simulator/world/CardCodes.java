package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;

/** The codes by which an app may change a card once: one with the card, one more with each click. */
public final class CardCodes {
    private static final Duration VALIDITY = Duration.ofDays(3);
    private static final int KEPT = 50_000;

    /** A code for one card. */
    public record CardCode(String code, long agentId, String messageId, Instant expiresAt, boolean used) {}

    private final World world;
    private final Table<CardCode> codes;

    CardCodes(World world, Journal journal) {
        this.world = world;
        codes = journal.table("cardCodes", CardCode.class);
    }

    public String issue(long agentId, String messageId) {
        var code = new CardCode(
                world.code("RC", 42), agentId, messageId, world.now().plus(VALIDITY), false);
        codes.put(code.code(), code);
        codes.keepNewest(KEPT);
        return code.code();
    }

    /** Uses a code up; 60140 when it cannot be. */
    public CardCode use(String code, long agentId) {
        var known = codes.find(code)
                .filter(issued -> !issued.used() && world.now().isBefore(issued.expiresAt()))
                .orElseThrow(() -> new WecomError(60140, "invalid response_code"));
        if (known.agentId() != agentId) {
            throw new WecomError(42015, "the app is not the one that sent the card");
        }
        return codes.put(code, new CardCode(code, agentId, known.messageId(), known.expiresAt(), true));
    }
}

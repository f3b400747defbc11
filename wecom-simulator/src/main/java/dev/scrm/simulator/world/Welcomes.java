package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;

/** The welcome codes: each app is given one of its own for the same add, and only one of them is good for a message. */
public final class Welcomes {
    private static final Duration VALIDITY = Duration.ofSeconds(20);
    private static final int KEPT = 200_000;

    /** A code given to an app for one add. */
    public record WelcomeCode(String code, String addId, long agentId, Instant issuedAt) {}

    /** That the welcome message of an add was sent, and by which code. */
    public record Delivered(String addId, String code, Instant at) {}

    private final World world;
    private final Table<WelcomeCode> codes;
    private final Table<Delivered> delivered;

    Welcomes(World world, Journal journal) {
        this.world = world;
        codes = journal.table("welcomeCodes", WelcomeCode.class);
        delivered = journal.table("welcomesDelivered", Delivered.class);
    }

    /** A code for the app; codes of the same add exclude each other. */
    public String issue(String addId, long agentId) {
        var code = new WelcomeCode(world.code("WC", 42), addId, agentId, world.now());
        codes.put(code.code(), code);
        codes.keepNewest(KEPT);
        return code.code();
    }

    /** Whether the welcome message of the add was sent. */
    public boolean isDelivered(String addId) {
        return delivered.find(addId).isPresent();
    }

    /** Uses a code up. */
    public void deliver(String welcomeCode, long agentId) {
        var code = codes.find(welcomeCode)
                .filter(known -> known.agentId() == agentId)
                .orElseThrow(() -> new WecomError(41050, "invalid welcome code"));
        if (isDelivered(code.addId())) {
            throw new WecomError(41051, "externaluser has started chatting or the welcome message was sent");
        }
        if (world.now().isAfter(code.issuedAt().plus(VALIDITY))) {
            throw new WecomError(41050, "welcome code expired");
        }
        world.effects.note("externalcontact/send_welcome_msg", code.addId(), welcomeCode);
        delivered.put(code.addId(), new Delivered(code.addId(), welcomeCode, world.now()));
        delivered.keepNewest(KEPT);
    }
}

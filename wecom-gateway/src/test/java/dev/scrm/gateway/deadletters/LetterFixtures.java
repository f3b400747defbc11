package dev.scrm.gateway.deadletters;

import dev.scrm.gateway.corps.Editor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Letters for tests. */
public final class LetterFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Editor MEI = new Editor("ww1", "mei", "mei.li");

    private LetterFixtures() {}

    public static DeadLetter aLetter(String origin) {
        return aLetter(origin, 12);
    }

    static DeadLetter aLetter(String origin, int size) {
        return new DeadLetter(
                new LetterPlace(DeadTopic.COMMANDS, 3, 120),
                NOON,
                origin,
                "wecom-gateway",
                "Expected JSON",
                "ww1",
                "event-1",
                "scrm.wecom.mark-tags.v1",
                "/journey-service",
                size);
    }

    public static LetterDecision redrive(boolean forced) {
        return new LetterDecision(LetterDecision.Kind.REDRIVE, MEI, NOON, forced, null, null);
    }

    static LetterDecision discard(boolean forced, @Nullable String reason) {
        return new LetterDecision(LetterDecision.Kind.DISCARD, MEI, NOON, forced, reason, null);
    }
}

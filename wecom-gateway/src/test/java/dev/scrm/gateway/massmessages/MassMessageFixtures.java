package dev.scrm.gateway.massmessages;

import java.time.Instant;

/** Mass messages for tests. */
public final class MassMessageFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String CORP = "ww5c3a0demo0000001";

    private MassMessageFixtures() {}

    public static MassMessage aMessage(String id) {
        return new MassMessage(CORP, id, "command-" + id, "correlation", CORP + ":campaign", false, NOON);
    }
}

package dev.scrm.gateway.moments;

import java.time.Duration;
import java.time.Instant;

/** Jobs for tests. */
public final class MomentFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String CORP = "ww5c3a0demo0000001";

    private MomentFixtures() {}

    public static MomentJob aJob(String jobId) {
        return new MomentJob(
                CORP, jobId, "command-" + jobId, "correlation", CORP + ":campaign", NOON.plus(Duration.ofDays(1)));
    }
}

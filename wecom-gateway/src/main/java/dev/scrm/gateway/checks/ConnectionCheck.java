package dev.scrm.gateway.checks;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** All that was found of a corp at one time. */
public record ConnectionCheck(String corpId, Instant startedAt, Instant finishedAt, List<Finding> findings) {
    public ConnectionCheck {
        requireNonNull(corpId, "corpId");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(finishedAt, "finishedAt");
        findings = List.copyOf(findings);
    }
}

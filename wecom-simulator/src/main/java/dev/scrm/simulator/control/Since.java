package dev.scrm.simulator.control;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameter {@code since} of the lists: an ISO instant or milliseconds of the epoch; everything when missing. */
final class Since {
    private Since() {}

    static Instant parse(@Nullable String since) {
        if (since == null || since.isBlank()) {
            return Instant.EPOCH;
        }
        try {
            boolean digits = since.chars().allMatch(character -> character >= '0' && character <= '9');
            return digits ? Instant.ofEpochMilli(Long.parseLong(since)) : Instant.parse(since);
        } catch (DateTimeException | NumberFormatException neither) {
            throw ControlRefused.invalid(
                    "since", "Expected an instant such as 2026-01-31T08:00:00Z or milliseconds of the epoch");
        }
    }
}

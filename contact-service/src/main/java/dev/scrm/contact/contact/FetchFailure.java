package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Why WeCom's profile of the contact could not be read, so that a missing name can be explained. */
public record FetchFailure(String reason, Instant at) {
    private static final Comparator<FetchFailure> ORDER =
            comparing(FetchFailure::at).thenComparing(FetchFailure::reason);

    public FetchFailure {
        requireNonNull(reason, "reason");
        requireNonNull(at, "at");
    }

    static FetchFailure latest(@Nullable FetchFailure known, FetchFailure told) {
        return known == null || ORDER.compare(told, known) > 0 ? told : known;
    }
}

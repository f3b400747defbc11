package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command that told WeCom of tags.
 *
 * @param mark the command
 * @param refusal why WeCom does not have it so; null when it has
 */
public record MarkOutcome(String mark, @Nullable String refusal, Instant at) {
    /** Of one contact so many are kept. */
    static final int KEPT = 100;

    static final Comparator<MarkOutcome> ORDER = comparing(MarkOutcome::at)
            .thenComparing(MarkOutcome::mark)
            .thenComparing(MarkOutcome::refusal, nullsFirst(naturalOrder()));

    public MarkOutcome {
        requireNonNull(mark, "mark");
        requireNonNull(at, "at");
    }
}

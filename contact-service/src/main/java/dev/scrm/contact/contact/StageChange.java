package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That somebody put a contact on a stage.
 *
 * @param stage id of one of the corp's stages, as they were then; null when it is to stand on none any more
 * @param because why, in the words of who did it
 * @param by who did it, such as {@code user:lin.wei}
 */
public record StageChange(@Nullable String stage, @Nullable String because, String by, Instant at) {
    static final int KEPT = 50;
    static final Comparator<StageChange> ORDER = comparing(StageChange::at)
            .thenComparing(StageChange::stage, nullsFirst(naturalOrder()))
            .thenComparing(StageChange::by)
            .thenComparing(StageChange::because, nullsFirst(naturalOrder()));

    public StageChange {
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}

package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** When a relation ended, and by whom. */
public record End(Instant at, EndedBy by) {
    private static final Comparator<End> ORDER = comparing(End::at).thenComparing(End::by);

    public End {
        requireNonNull(at, "at");
        requireNonNull(by, "by");
    }

    static End latest(@Nullable End known, End told) {
        return known == null || ORDER.compare(told, known) > 0 ? told : known;
    }
}

package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * When somebody came, and by which live code.
 *
 * @param liveCode state of the live code; absent when they came another way
 */
public record Start(Instant at, @Nullable String liveCode) {
    static final Comparator<Start> ORDER =
            comparing(Start::at).thenComparing(Start::liveCode, nullsFirst(naturalOrder()));

    public Start {
        requireNonNull(at, "at");
    }

    static Start latest(@Nullable Start known, Start told) {
        return known == null || ORDER.compare(told, known) > 0 ? told : known;
    }

    static Start earliest(@Nullable Start known, Start told) {
        return known == null || ORDER.compare(told, known) < 0 ? told : known;
    }
}

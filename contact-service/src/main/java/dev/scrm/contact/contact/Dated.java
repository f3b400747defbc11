package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A value with the time it was read. The latest one wins whatever the order they arrive in, and a value that was not
 * told never erases one that was.
 *
 * @param value what was told; may be empty, which is not the same as absent
 * @param at when WeCom said so
 */
public record Dated<T>(T value, Instant at) {
    /** Of two values read at the same instant any will do, as long as it is always the same one. */
    private static final Comparator<Dated<?>> ORDER = Comparator.<Dated<?>, Instant>comparing(Dated::at)
            .thenComparing(dated -> dated.value().toString());

    public Dated {
        requireNonNull(value, "value");
        requireNonNull(at, "at");
    }

    /** The later of what is known and what is told now. */
    static <T> Dated<T> latest(@Nullable Dated<T> known, Dated<T> told) {
        return known == null || ORDER.compare(told, known) > 0 ? told : known;
    }

    /** As {@link #latest(Dated, Dated)}, for a value that may not have been told at all. */
    static <T> @Nullable Dated<T> latest(@Nullable Dated<T> known, @Nullable T told, Instant at) {
        return latestOf(known, maybe(told, at));
    }

    /** As {@link #latest(Dated, Dated)}, where neither may have been told. */
    static <T> @Nullable Dated<T> latestOf(@Nullable Dated<T> one, @Nullable Dated<T> other) {
        return other == null ? one : latest(one, other);
    }

    /** Null for what was not told. */
    static <T> @Nullable Dated<T> maybe(@Nullable T told, Instant at) {
        return told == null ? null : new Dated<>(told, at);
    }

    /** The bare value; null for what was never told. */
    public static <T> @Nullable T valueOf(@Nullable Dated<T> dated) {
        return dated == null ? null : dated.value();
    }
}

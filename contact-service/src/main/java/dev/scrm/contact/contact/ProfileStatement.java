package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of one thing that WeCom tells of its own customers: the name or the gender. The latest counts.
 *
 * @param value null when the person is to have none
 * @param source who says so, such as {@code user:lin.wei} or {@code program:erp}
 */
public record ProfileStatement<T>(@Nullable T value, String source, Instant at) {
    /** Of two at the same instant always the same one. */
    private static final Comparator<ProfileStatement<?>> ORDER = Comparator.<ProfileStatement<?>, Instant>comparing(
                    ProfileStatement::at)
            .thenComparing(ProfileStatement::source)
            .thenComparing(told -> String.valueOf(told.value()));

    public ProfileStatement {
        requireNonNull(source, "source");
        requireNonNull(at, "at");
    }

    /** The one that counts of several; null when there is none. */
    static <T> @Nullable ProfileStatement<T> last(Stream<ProfileStatement<T>> told) {
        return told.max(ORDER).orElse(null);
    }

    /** True when the same source says the same. */
    boolean says(ProfileStatement<T> other) {
        return Objects.equals(value, other.value) && source.equals(other.source);
    }

    /** Null of what was said before. */
    static <T> @Nullable ProfileStatement<T> since(@Nullable ProfileStatement<T> told, Instant moment) {
        return told == null || !told.at.isAfter(moment) ? null : told;
    }
}

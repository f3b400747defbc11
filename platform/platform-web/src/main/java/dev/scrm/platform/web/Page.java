package dev.scrm.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as every list looks over HTTP.
 *
 * @param next the cursor that brings the page after this one; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items, @Nullable String next) {
        return new Page<>(items, next);
    }

    /** The same page of something else, such as of views. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}

package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thing of WeCom's is what somebody asked for. What is absent is like what is empty or false, a number like its text,
 * and lists are alike whatever their order and case: WeCom returns all of these otherwise than it was given them.
 */
final class Likeness {
    /** WeCom's priority_type for staff that are named. */
    private static final int STAFF_ONLY = 2;

    private Likeness() {}

    /** Alike in these fields. */
    static BiPredicate<Map<String, Object>, Map<?, ?>> in(String... fields) {
        return (wanted, there) -> Arrays.stream(fields).allMatch(field -> alike(wanted.get(field), there.get(field)));
    }

    /** Whether a link may prefer whom a command wants: the same staff, or nobody in particular, which WeCom need not say. */
    static boolean ofPriority(@Nullable Object wanted, @Nullable Object there) {
        if (!(there instanceof Map<?, ?> told)) {
            return true;
        }
        Map<?, ?> wish = wanted instanceof Map<?, ?> named ? named : Map.of();
        boolean staff = alike(wish.get("priority_type"), STAFF_ONLY);
        return staff == alike(told.get("priority_type"), STAFF_ONLY)
                && (!staff || alike(wish.get("priority_userid_list"), told.get("priority_userid_list")));
    }

    /** Whether a link may lead to whom a command wants; lists that WeCom does not tell may be any. */
    static boolean ofRange(@Nullable Object wanted, @Nullable Object there) {
        Map<?, ?> wish = wanted instanceof Map<?, ?> named ? named : Map.of();
        return !(there instanceof Map<?, ?> told)
                || (alike(wish.get("user_list"), told.get("user_list"))
                        && alike(wish.get("department_list"), told.get("department_list")));
    }

    /** Whether a thing may add contacts without asking staff as a command wants it, which WeCom does where nothing is said. */
    static boolean ofVerification(@Nullable Object wanted, @Nullable Object there) {
        return !(there instanceof Boolean told) || told.equals(requireNonNullElse(wanted, true));
    }

    static boolean alike(@Nullable Object one, @Nullable Object other) {
        return plain(one).equals(plain(other));
    }

    private static Object plain(@Nullable Object value) {
        return switch (requireNonNullElse(value, "")) {
            case List<?> list when list.isEmpty() -> "";
            case Boolean is when !is -> "";
            case List<?> list ->
                list.stream()
                        .map(item -> String.valueOf(item).toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList();
            case Object other -> other.toString();
        };
    }
}

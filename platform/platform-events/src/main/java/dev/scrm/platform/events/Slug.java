package dev.scrm.platform.events;

import java.util.Locale;

/** How constants are written where others read them: in events, in answers, in problem codes. */
public final class Slug {
    private Slug() {}

    /** A constant's name in lower case with hyphens, such as {@code no-answer}; renaming the constant changes a contract. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

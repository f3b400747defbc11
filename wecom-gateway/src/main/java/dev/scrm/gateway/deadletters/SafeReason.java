package dev.scrm.gateway.deadletters;

import java.util.regex.Pattern;

/** Why a record was set aside, without what may come out of its body. */
public final class SafeReason {
    /** More helps nobody. */
    private static final int LONGEST = 300;

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    /** What a failure quotes, up to the last quote, because what is quoted may have some; and numbers that may be somebody's. */
    private static final Pattern QUOTED = Pattern.compile("[\"'].*[\"']|[0-9]{5,}");

    private SafeReason() {}

    /** One line. */
    public static String of(String reason) {
        var safe = QUOTED.matcher(CONTROLS.matcher(reason).replaceAll(" ")).replaceAll("…");
        return safe.substring(0, Math.min(safe.length(), LONGEST));
    }
}

package dev.scrm.platform.web;

import java.util.Locale;

/** Whose data a caller sees. */
public enum DataScope {
    /** Only what belongs to the caller. */
    OWN,
    /** What belongs to the caller's department and those below it. */
    DEPARTMENT,
    /** Everything of the corp. */
    ALL;

    /** The name in the claim {@code data_scope}. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}

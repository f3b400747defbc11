package dev.scrm.gateway.checks;

/** What a check says of an item. */
public enum Verdict {
    OK,
    /** Somebody has to mend it in WeCom's console or here. */
    WRONG,
    /** It could not be found out now, or hangs on another item. */
    UNKNOWN
}

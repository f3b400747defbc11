package dev.scrm.contact.contact;

/** How a tag that was decided here stands in WeCom. */
public enum TagState {
    /** WeCom has not answered yet. */
    PENDING,
    /** WeCom has it. */
    CONFIRMED,
    /** WeCom would not take it; it is the suite's only. */
    REFUSED
}

package dev.scrm.contact.tag;

import dev.scrm.platform.events.Slug;

/** How what was last wanted of a tag stands. */
public enum TagState {
    /** WeCom has not answered yet. */
    PENDING,
    /** It is as it was wanted, or nobody here wanted anything. */
    CONFIRMED,
    /** WeCom would not. */
    FAILED,
    /** Somebody changed it in WeCom as well, otherwise. Which of the two it shall be somebody has to say. */
    CONFLICT;

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}

package dev.scrm.contact.group;

import dev.scrm.platform.events.Slug;

/** Why somebody is in a group chat no more. */
public enum QuitCause {
    /** By themselves. */
    LEFT,
    /** The owner or an administrator took them out. */
    REMOVED,
    /** The group chat was dissolved. */
    DISMISSED,
    /** WeCom told nobody: a reading did not find them any more. */
    UNKNOWN;

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}

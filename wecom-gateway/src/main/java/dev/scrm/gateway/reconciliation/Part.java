package dev.scrm.gateway.reconciliation;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** What a corp has that can be read as a whole, in the order in which it is read. */
public enum Part {
    DEPARTMENTS(true),
    STAFF(true),
    TAGS(true),
    /** Customers, each as every staff member knows them. */
    CONTACTS(true),
    GROUP_CHATS(true),
    /** WeCom tells nothing of these by callbacks, so nothing of them can be missed. */
    CONTACT_WAYS(false);

    private final boolean told;

    Part(boolean told) {
        this.told = told;
    }

    /** Whether WeCom tells by callbacks when something here changes. */
    public boolean isTold() {
        return told;
    }

    /** As it is called on the wire. */
    public String word() {
        return Slug.of(this);
    }

    /** The part of that word. */
    public static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
}

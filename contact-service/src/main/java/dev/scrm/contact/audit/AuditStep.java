package dev.scrm.contact.audit;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;

/** How far what a record tells of had come. */
public enum AuditStep {
    /**
     * Somebody asked for a change, a file or a reveal. That it came to be {@link #DONE} tells; without that it was refused, broke off, or
     * came to be and could not be recorded again.
     */
    ASKED,
    /** It came to be. */
    DONE;

    /** By its name on the wire; a word that there is not is a fault of whoever wrote it. */
    public static AuditStep of(String word) {
        return Arrays.stream(values())
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a step of a record but got " + word));
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}

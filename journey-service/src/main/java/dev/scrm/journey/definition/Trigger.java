package dev.scrm.journey.definition;

import java.util.Arrays;

/** What lets a contact into a journey. */
public enum Trigger {
    /** A customer and a staff member became contacts. */
    CONTACT_ADDED("contact-added"),
    /** A customer added a staff member who has not confirmed yet; only when a welcome code came with it. */
    CONTACT_HALF_ADDED("contact-half-added");

    private final String word;

    Trigger(String word) {
        this.word = word;
    }

    /** The word for it in JSON. */
    public String word() {
        return word;
    }

    public static Trigger of(String word) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new DefinitionRefused("trigger-unknown", "Expected a known trigger but got '" + word + "'"));
    }
}

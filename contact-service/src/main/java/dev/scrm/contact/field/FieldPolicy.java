package dev.scrm.contact.field;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** Which of several values counts. */
public enum FieldPolicy {
    /** The one that was told last. */
    LATEST,
    /** The one of the source that is trusted most; of what that says, the last. */
    MOST_TRUSTED;

    /** By its name on the wire. */
    public static Optional<FieldPolicy> of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}

package dev.scrm.contact.contact;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** What for a person's data may be used. */
public enum ConsentPurpose {
    /** What was bought and asked for. */
    SERVICE,
    /** What nobody asked for. */
    MARKETING,
    /** Conclusions about who the person is. */
    PROFILING,
    /** Passing data on to others. */
    SHARING;

    /** By its name on the wire. */
    public static Optional<ConsentPurpose> of(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}

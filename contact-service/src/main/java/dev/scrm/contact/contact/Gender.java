package dev.scrm.contact.contact;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** As the person told WeChat, or somebody of the corp; unknown for most. */
public enum Gender {
    UNKNOWN,
    MALE,
    FEMALE;

    /** By its name on the wire, such as {@code female}; that it is unknown nobody states. */
    public static Optional<Gender> known(String word) {
        return Arrays.stream(values())
                .filter(gender -> gender != UNKNOWN && Slug.of(gender).equals(word))
                .findFirst();
    }
}

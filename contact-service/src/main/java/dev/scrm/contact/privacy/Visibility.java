package dev.scrm.contact.privacy;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** How much of a value is seen; a later one is more. */
public enum Visibility {
    /** It is not there. */
    HIDDEN,
    /** That there is one, and enough to tell people apart in talk. */
    MASKED,
    /** As it is. */
    SHOWN;

    /** By its name on the wire. */
    public static Optional<Visibility> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The one of which less is seen. */
    public static Visibility stricter(Visibility one, Visibility other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}

package dev.scrm.contact.tag;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** What of a catalogue of tags something is. */
public enum TagKind {
    TAG,
    TAG_GROUP;

    /** By its name on the wire. */
    public static Optional<TagKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}

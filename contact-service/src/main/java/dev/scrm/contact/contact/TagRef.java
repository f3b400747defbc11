package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

/**
 * A tag that is known.
 *
 * @param inWecom true for a corp tag of WeCom, false for one of the corp's own
 */
public record TagRef(String id, boolean inWecom) {
    public TagRef {
        requireNonNull(id, "id");
    }
}

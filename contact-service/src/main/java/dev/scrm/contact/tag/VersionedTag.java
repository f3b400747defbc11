package dev.scrm.contact.tag;

import static java.util.Objects.requireNonNull;

/**
 * A tag or a group as somebody has seen it.
 *
 * @param version grows with every change, also with what WeCom tells
 */
public record VersionedTag(CatalogueTag tag, long version) {
    public VersionedTag {
        requireNonNull(tag, "tag");
    }
}

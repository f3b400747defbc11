package dev.scrm.contact.tag;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A tag, or a group of tags, as WeCom had it at a time. */
public record ReadTag(String corpId, String id, TagKind kind, TagShape shape, Instant at) {
    public ReadTag {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(shape, "shape");
        requireNonNull(at, "at");
    }
}

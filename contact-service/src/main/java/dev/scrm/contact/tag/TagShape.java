package dev.scrm.contact.tag;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a tag, or a group of them, is called and where it stands.
 *
 * @param exists false once it was deleted
 * @param name null until WeCom has told it
 * @param order larger ones come first
 * @param groupId null of a group, and until WeCom has told it
 */
public record TagShape(
        boolean exists,
        @Nullable String name,
        long order,
        @Nullable String groupId) {
    /** What WeCom has told the id of, and nothing else yet. */
    static final TagShape UNREAD = new TagShape(true, null, 0, null);

    TagShape deleted() {
        return new TagShape(false, name, order, groupId);
    }

    /** As this where it was told, as the other where not. */
    TagShape renamed(@Nullable String toName, @Nullable Long toOrder) {
        return new TagShape(
                exists, Objects.requireNonNullElse(toName, name), Objects.requireNonNullElse(toOrder, order), groupId);
    }

    /** True when both read the same to who looks for a name and a place. */
    boolean reads(TagShape other) {
        return exists == other.exists && (!exists || (Objects.equals(name, other.name) && order == other.order));
    }
}

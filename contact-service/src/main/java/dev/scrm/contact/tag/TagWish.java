package dev.scrm.contact.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What WeCom is asked of tags. */
public sealed interface TagWish {
    /** Id of the command. */
    String commandId();

    /** To rename or move one. */
    record Edit(
            String commandId,
            TagKind kind,
            String id,
            @Nullable String name,
            long order) implements TagWish {}

    /** To delete one. */
    record Delete(String commandId, TagKind kind, String id) implements TagWish {}

    /** To make some. */
    record Create(TagCreation creation) implements TagWish {
        @Override
        public String commandId() {
            return creation.id();
        }
    }

    /** A tag that shall be. */
    record NewTag(String name, @Nullable Long order) {}

    /** Several. */
    static List<String> names(List<NewTag> tags) {
        return tags.stream().map(NewTag::name).toList();
    }
}

package dev.scrm.contact.tag;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.tag.TagWish.NewTag;
import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That somebody here wants tags in WeCom that are not there: what they are WeCom says in its answer.
 *
 * @param id of the command, which is the creation's own
 * @param groupId the group they shall be in; null when it is named
 * @param groupName the group that is made for them, unless there is one of that name
 * @param made ids of the tags, once WeCom has made them
 */
public record TagCreation(
        String corpId,
        String id,
        @Nullable String groupId,
        @Nullable String groupName,
        @Nullable Long order,
        List<NewTag> tags,
        String by,
        Instant at,
        @Nullable Instant settledAt,
        @Nullable String refusal,
        List<String> made) {
    public TagCreation {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        tags = List.copyOf(tags);
        requireNonNull(by, "by");
        requireNonNull(at, "at");
        made = List.copyOf(made);
    }

    /** How it stands. */
    public TagState state() {
        if (settledAt == null) {
            return TagState.PENDING;
        }
        return refusal == null ? TagState.CONFIRMED : TagState.FAILED;
    }

    /** WeCom answered. */
    Decision<TagCreation, TagWish> answered(@Nullable String why, List<String> tagIds, Instant answeredAt) {
        return settledAt == null
                ? Decision.of(
                        new TagCreation(corpId, id, groupId, groupName, order, tags, by, at, answeredAt, why, tagIds),
                        List.of())
                : Decision.unchanged(this);
    }
}

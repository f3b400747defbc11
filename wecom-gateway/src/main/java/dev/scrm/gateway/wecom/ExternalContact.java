package dev.scrm.gateway.wecom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contact as WeCom has it; texts that WeCom leaves out are null. */
public record ExternalContact(
        String externalUserId,
        String name,
        @Nullable String avatar,
        boolean wechat,
        int gender,
        @Nullable String unionId,
        List<Follower> followers) {

    private static final int PARTS_AT_MOST = 5_000;

    public ExternalContact {
        followers = List.copyOf(followers);
    }

    /** Whether it would not fit into one event; nobody is followed by so many, with so many tags. */
    public boolean isTooLarge() {
        return followers.stream()
                        .mapToInt(follower -> 1 + follower.tags().size())
                        .sum()
                > PARTS_AT_MOST;
    }

    /** The contact with the followers that stand on another page of it as well. */
    public ExternalContact withFollowersOf(ExternalContact page) {
        var all = new ArrayList<>(followers);
        all.addAll(page.followers);
        return new ExternalContact(externalUserId, name, avatar, wechat, gender, unionId, all);
    }

    /** The relation with one staff member. */
    public record Follower(
            String staffId,
            @Nullable String remark,
            @Nullable String description,
            Instant addedAt,
            int addWay,
            @Nullable String state,
            List<Tag> tags) {

        public Follower {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A tag of a relation.
     *
     * @param id null for a personal tag
     * @param kind 1 corp, 2 personal, 3 strategy
     */
    public record Tag(
            @Nullable String id,
            @Nullable String name,
            @Nullable String group,
            int kind) {}
}

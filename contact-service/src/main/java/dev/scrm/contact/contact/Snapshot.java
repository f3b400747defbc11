package dev.scrm.contact.contact;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contact as other services see it: standing relations and tags, without history. */
public record Snapshot(
        String externalUserId,
        @Nullable String name,
        @Nullable String avatar,
        @Nullable Kind kind,
        @Nullable Gender gender,
        @Nullable String liveCode,
        List<Follower> followers,
        List<String> tagIds,
        Instant createdAt) {

    /** A relation that stands. */
    public record Follower(
            String staffId, Instant since, @Nullable String liveCode) {}

    static Snapshot of(Contact contact) {
        var profile = contact.profile();
        return new Snapshot(
                contact.externalUserId(),
                profile == null ? null : profile.name().value(),
                profile == null ? null : Dated.valueOf(profile.avatar()),
                profile == null ? null : profile.kind().value(),
                profile == null ? null : profile.gender().value(),
                contact.liveCode(),
                contact.relations().stream().flatMap(Snapshot::follower).toList(),
                contact.tags().stream().map(Tag::tagId).distinct().toList(),
                contact.createdAt());
    }

    private static Stream<Follower> follower(Relation relation) {
        return relation.start().stream().map(start -> new Follower(relation.staffId(), start.at(), start.liveCode()));
    }
}

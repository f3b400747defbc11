package dev.scrm.contact.contact.rest;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact in a list.
 *
 * @param name absent until WeCom has told it
 * @param liveCode the live code that brought the contact first
 * @param followers who follows it now
 */
record ContactView(
        String id,
        @Nullable String externalUserId,
        @Nullable String name,
        @Nullable String avatar,
        @Nullable String kind,
        @Nullable String gender,
        @Nullable String liveCode,
        List<Snapshot.Follower> followers,
        List<String> tagIds,
        Instant createdAt) {

    static ContactView of(Contact contact) {
        var snapshot = contact.snapshot();
        return new ContactView(
                contact.id().value(),
                snapshot.externalUserId(),
                snapshot.name(),
                snapshot.avatar(),
                word(snapshot.kind()),
                word(snapshot.gender()),
                snapshot.liveCode(),
                snapshot.followers(),
                snapshot.tagIds(),
                snapshot.createdAt());
    }

    static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}

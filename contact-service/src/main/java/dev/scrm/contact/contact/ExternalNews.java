package dev.scrm.contact.contact;

import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is new of a contact in WeCom, between two states of it. */
final class ExternalNews {
    private ExternalNews() {}

    static Stream<ContactEvent> of(@Nullable ExternalContact then, @Nullable ExternalContact now) {
        return now == null
                ? Stream.of()
                : Stream.of(relations(then, now), profile(then, now)).flatMap(events -> events);
    }

    private static Stream<ContactEvent> relations(@Nullable ExternalContact then, ExternalContact now) {
        return now.relations().stream()
                .flatMap(relation -> relation(
                        then == null ? Relation.with(relation.staffId()) : then.relation(relation.staffId()),
                        relation));
    }

    private static Stream<ContactEvent> relation(Relation then, Relation now) {
        if (!then.stands() && now.stands()) {
            return followed(now);
        }
        if (then.stands() && !now.stands()) {
            return unfollowed(now);
        }
        var beginsAfterItsEnd = then.lastStart().isEmpty() && now.lastStart().isPresent() && !now.stands();
        return beginsAfterItsEnd ? Stream.concat(followed(now), unfollowed(now)) : Stream.of();
    }

    private static Stream<ContactEvent> followed(Relation relation) {
        return relation.lastStart().stream()
                .map(start -> new ContactFollowed(relation.staffId(), start.liveCode(), start.at()));
    }

    private static Stream<ContactEvent> unfollowed(Relation relation) {
        return Stream.ofNullable(relation.ended())
                .map(end -> new ContactUnfollowed(relation.staffId(), end.by(), end.at()));
    }

    private static Stream<ContactEvent> profile(@Nullable ExternalContact then, ExternalContact now) {
        var profile = now.profile();
        if (profile == null || profile.reads(then == null ? null : then.profile())) {
            return Stream.of();
        }
        return Stream.of(new ProfileChanged(profile.name().value(), profile.toldAt()));
    }
}

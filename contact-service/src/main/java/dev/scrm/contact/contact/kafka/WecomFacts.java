package dev.scrm.contact.contact.kafka;

import static dev.scrm.platform.messaging.EventData.read;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.scrm.contact.contact.AddWay;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Kind;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.contact.contact.MarkOutcome;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates WeCom's events to facts about contacts. */
final class WecomFacts {
    private WecomFacts() {}

    /** The fact in an event; empty for an event that says nothing about a contact. */
    static Optional<LearnedFact> in(ReceivedEvent event) {
        var envelope = event.envelope();
        return switch (envelope.type().name()) {
            case "scrm.wecom.external-contact-added" -> added(event, read(envelope, 1, WecomData.Added.class));
            case "scrm.wecom.external-contact-half-added" -> halfAdded(event, read(envelope, 1, WecomData.Added.class));
            case "scrm.wecom.external-contact-edited" -> edited(event, read(envelope, 1, WecomData.Edited.class));
            case "scrm.wecom.external-contact-removed" -> removed(event, read(envelope, 1, WecomData.Ended.class));
            case "scrm.wecom.external-contact-left" -> left(event, read(envelope, 1, WecomData.Ended.class));
            case "scrm.wecom.contact-fetched" -> fetched(event, read(envelope, 1, WecomData.Fetched.class));
            case "scrm.wecom.external-contact-snapshot" ->
                reconciled(event, read(envelope, 1, WecomData.Snapshot.class));
            case "scrm.wecom.command-finished" -> finished(event, read(envelope, 1, WecomData.Finished.class));
            default -> Optional.empty(); // Others' events on the same topics; new types are theirs until they are ours.
        };
    }

    private static Optional<LearnedFact> added(ReceivedEvent event, WecomData.Added data) {
        return about(
                data.contactId(),
                event,
                new ContactFact.Added(data.externalUserId(), data.staffId(), data.state(), List.of(), time(event)));
    }

    private static Optional<LearnedFact> halfAdded(ReceivedEvent event, WecomData.Added data) {
        return about(
                data.contactId(),
                event,
                new ContactFact.HalfAdded(data.externalUserId(), data.staffId(), data.state(), time(event)));
    }

    private static Optional<LearnedFact> edited(ReceivedEvent event, WecomData.Edited data) {
        return about(data.contactId(), event, new ContactFact.Edited(data.externalUserId(), time(event)));
    }

    private static Optional<LearnedFact> removed(ReceivedEvent event, WecomData.Ended data) {
        return ended(event, data, Boolean.TRUE.equals(data.byTransfer()) ? EndedBy.TRANSFER : EndedBy.STAFF);
    }

    private static Optional<LearnedFact> left(ReceivedEvent event, WecomData.Ended data) {
        return ended(event, data, EndedBy.CUSTOMER);
    }

    private static Optional<LearnedFact> ended(ReceivedEvent event, WecomData.Ended data, EndedBy by) {
        return about(
                data.contactId(), event, new ContactFact.Ended(data.externalUserId(), data.staffId(), by, time(event)));
    }

    private static Optional<LearnedFact> fetched(ReceivedEvent event, WecomData.Fetched data) {
        return about(
                data.contactId(),
                event,
                new ContactFact.Fetched(
                        data.externalUserId(),
                        data.name(),
                        Kind.valueOf(data.kind().toUpperCase(Locale.ROOT)),
                        Gender.valueOf(data.gender().toUpperCase(Locale.ROOT)),
                        data.avatar(),
                        data.unionId(),
                        data.followers().stream().map(WecomFacts::follower).toList(),
                        kept(data.fetchedAt())));
    }

    private static Optional<LearnedFact> reconciled(ReceivedEvent event, WecomData.Snapshot data) {
        return about(data.contactId(), event, data.exists() ? listed(data) : gone(data));
    }

    private static ContactFact listed(WecomData.Snapshot data) {
        var addedAt = data.addedAt();
        return new ContactFact.Fetched(
                data.externalUserId(),
                data.name() == null ? "" : data.name(),
                Kind.valueOf(word(data.kind(), "wechat")),
                Gender.valueOf(word(data.gender(), "unknown")),
                data.avatar(),
                data.unionId(),
                List.of(new ContactFact.Follower(
                        data.staffId(),
                        addedAt == null ? null : kept(addedAt),
                        data.state(),
                        data.remark(),
                        data.tagIds(),
                        addWay(data.addWay()))),
                kept(data.readAt()));
    }

    /** It ended before the reading; who comes back in the second of the reading is not to be taken for gone. */
    private static ContactFact gone(WecomData.Snapshot data) {
        var endedAt = data.readAt().truncatedTo(SECONDS).minusSeconds(1);
        return new ContactFact.Ended(data.externalUserId(), data.staffId(), EndedBy.UNKNOWN, endedAt);
    }

    private static String word(@Nullable String told, String otherwise) {
        return (told == null ? otherwise : told).toUpperCase(Locale.ROOT);
    }

    private static ContactFact.Follower follower(WecomData.Follower follower) {
        var tags = follower.tags();
        var since = follower.addedAt();
        return new ContactFact.Follower(
                follower.staffId(),
                since == null ? null : kept(since),
                follower.state(),
                follower.remark(),
                tags == null ? null : tagIds(tags),
                addWay(follower.addWay()));
    }

    private static @Nullable AddWay addWay(@Nullable Integer code) {
        return code == null ? null : AddWay.of(code);
    }

    private static List<String> tagIds(List<WecomData.FollowerTag> tags) {
        return tags.stream()
                .flatMap(tag -> Stream.ofNullable(tag.id()))
                .sorted()
                .distinct()
                .toList();
    }

    private static Optional<LearnedFact> finished(ReceivedEvent event, WecomData.Finished data) {
        var contactId = data.contactId();
        if (contactId == null) {
            return Optional.empty();
        }
        var reason = data.reason() == null ? data.status() : data.reason();
        if (data.isFailedFetch()) {
            return about(contactId, event, new ContactFact.FetchFailed(reason, kept(data.finishedAt())));
        }
        return Optional.ofNullable(data.commandId())
                .filter(_ -> data.isMarking())
                .map(mark -> new MarkOutcome(mark, data.isDone() ? null : reason, kept(data.finishedAt())))
                .flatMap(outcome -> about(contactId, event, new ContactFact.TagsMarked(outcome)));
    }

    private static Optional<LearnedFact> about(String contactId, ReceivedEvent event, ContactFact fact) {
        var envelope = event.envelope();
        var id = new ContactId(envelope.corpId(), contactId);
        return Optional.of(new LearnedFact(id, fact, envelope, event.position()));
    }

    private static Instant time(ReceivedEvent event) {
        return kept(event.envelope().time());
    }

    /** To the millisecond, as the store keeps times: a redelivered fact must equal the stored one. */
    private static Instant kept(Instant time) {
        return time.truncatedTo(MILLIS);
    }
}

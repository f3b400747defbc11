package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Explanation;
import dev.scrm.contact.segment.HistoryWanted;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.RuleBook;
import dev.scrm.contact.segment.SegmentEvent;
import dev.scrm.contact.segment.Standing.Answer;
import dev.scrm.contact.segment.Trial;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the topology tells, as messages. */
final class SegmentMessages {
    private static final String SOURCE = "/contact-service/segments";
    /** A record without a value: whoever compacts the topic forgets the key. */
    private static final byte[] NOTHING = new byte[0];

    private static final String AUTO_TAG = "auto-tag:";
    private static final EventType ENTERED = EventType.of("scrm.segment.entered.v1");
    private static final EventType LEFT = EventType.of("scrm.segment.left.v1");
    private static final EventType CHANGE_TAGS = EventType.of("scrm.contact.change-tags.v1");
    private static final EventType STANDING = EventType.of("scrm.segment.standing.v1");
    private static final EventType WANTED = EventType.of("scrm.segment.history-wanted.v1");
    private static final EventType PROGRESSED = EventType.of("scrm.segment.progressed.v1");

    private static final EventType SORTED = EventType.of("scrm.segment.sorted.v1");
    private static final EventType ERASURE_DONE = EventType.of("scrm.contact.erasure-done.v1");

    private static final EventType TRIAL_PROGRESSED = EventType.of("scrm.segment.trial-progressed.v1");

    private SegmentMessages() {}

    /** {@code scrm.segment.entered.v1} and {@code scrm.segment.left.v1}. */
    record Moved(String contactId, String segmentId, Instant at, String because) {}

    /**
     * {@code scrm.contact.change-tags.v1}: a rule gives tags or takes them.
     *
     * @param because which rule
     * @param evidence the latest deeds that counted
     */
    record ChangeTags(
            String contactId,
            List<String> add,
            List<String> remove,
            String because,
            Instant at,
            @Nullable List<TagEvidence> evidence,
            @Nullable Instant expiresAt) {}

    /** Something the person did that counted. */
    record TagEvidence(String eventId, String type, Instant at) {
        static TagEvidence of(Explanation.Evidence evidence) {
            return new TagEvidence(evidence.id(), evidence.type(), evidence.at());
        }
    }

    /** A segment somebody belongs to. */
    record Belonging(String segmentId, Instant since) {}

    /** A version of a segment that holds for somebody, whether it counts already or not. */
    record Holding(String segmentId, int version) {}

    /**
     * {@code scrm.segment.standing.v1}: all that holds of a person.
     *
     * @param revision of two of one person, the one with the higher is the later
     */
    record StandingTold(String contactId, long revision, List<Belonging> segments, List<Holding> versions) {}

    /**
     * {@code scrm.segment.progressed.v1}: how far a partition has got with a version.
     *
     * @param share of the partition's people who were put to it, from 0 to 1
     * @param members people of the partition for whom it holds
     */
    record Progressed(String segmentId, int version, int partition, double share, long members, boolean done) {}

    /**
     * {@code scrm.segment.sorted.v1}: all people of a partition were put to a version. How they stand with it lies before this in the
     * same partition.
     */
    record Sorted(String segmentId, int version, int partition) {}

    /**
     * {@code scrm.segment.trial-progressed.v1}: how far a partition has got with a condition that somebody is writing.
     *
     * @param sample some of the people for whom it holds
     */
    record TrialProgressed(
            String trialId, int partition, double share, long members, List<String> sample, boolean done) {}

    /** {@code scrm.segment.history-wanted.v1}: contacts whose behaviours are the person's now, or are no longer. */
    record Wanted(String contactId, List<String> added, List<String> removed) {}

    /**
     * What became of a person: the news in their order, then how things stand.
     *
     * @param book which segments are tag rules: nobody belongs to those
     */
    static List<OutboxMessage> of(
            String key,
            PersonRow row,
            List<SegmentEvent> events,
            RuleBook book,
            Instant now,
            @Nullable EventEnvelope cause) {
        int colon = key.indexOf(':');
        var corpId = key.substring(0, colon);
        var contactId = key.substring(colon + 1);
        List<OutboxMessage> messages = new ArrayList<>(events.size() + 1);
        for (var event : events) {
            var news = news(contactId, event);
            var id = Ids.derived(
                    "segment-event",
                    corpId,
                    contactId,
                    event.segmentId(),
                    Long.toString(row.revision()),
                    news.type().name());
            messages.add(new OutboxMessage(
                    news.topic(),
                    key,
                    envelope(id, news.type(), corpId, contactId, event.at(), row, cause, news.data())));
        }
        var id = Ids.derived("segment-standing", corpId, contactId, Long.toString(row.revision()));
        var told = standing(contactId, row, book);
        messages.add(new OutboxMessage(
                Topics.SEGMENT_STANDINGS, key, envelope(id, STANDING, corpId, contactId, now, row, cause, told)));
        return messages;
    }

    private static StandingTold standing(String contactId, PersonRow row, RuleBook book) {
        var standing = row.standing();
        return new StandingTold(
                contactId,
                row.revision(),
                standing.memberships().stream()
                        .filter(one -> book.tagging(one.segmentId()) == null)
                        .map(one -> new Belonging(one.segmentId(), one.since()))
                        .toList(),
                standing.answers().stream()
                        .filter(Answer::holds)
                        .map(one ->
                                new Holding(one.rule().segmentId(), one.rule().version()))
                        .toList());
    }

    /** One of the news as it is told, and where. */
    private record News(String topic, EventType type, Record data) {}

    private static News news(String contactId, SegmentEvent event) {
        return switch (event) {
            case SegmentEvent.Entered(var segmentId, var at, var because) ->
                new News(Topics.SEGMENT_EVENTS, ENTERED, new Moved(contactId, segmentId, at, word(because)));
            case SegmentEvent.Left(var segmentId, var at, var because) ->
                new News(Topics.SEGMENT_EVENTS, LEFT, new Moved(contactId, segmentId, at, word(because)));
            case SegmentEvent.Tagged(var ruleId, var tagging, var at, var _, var evidence) ->
                new News(
                        Topics.CONTACT_COMMANDS,
                        CHANGE_TAGS,
                        new ChangeTags(
                                contactId,
                                tagging.tagIds(),
                                List.of(),
                                AUTO_TAG + ruleId,
                                at,
                                evidence.isEmpty()
                                        ? null
                                        : evidence.stream().map(TagEvidence::of).toList(),
                                tagging.lasting() == null ? null : at.plus(tagging.lasting())));
            case SegmentEvent.Untagged(var ruleId, var tagging, var at, var _) ->
                new News(
                        Topics.CONTACT_COMMANDS,
                        CHANGE_TAGS,
                        new ChangeTags(contactId, List.of(), tagging.tagIds(), AUTO_TAG + ruleId, at, null, null));
        };
    }

    private static String word(SegmentEvent.Because because) {
        return because.name().toLowerCase(Locale.ROOT);
    }

    private static EventEnvelope envelope(
            String id,
            EventType type,
            String corpId,
            String contactId,
            Instant at,
            PersonRow row,
            @Nullable EventEnvelope cause,
            Record data) {
        return new EventEnvelope(
                id,
                type,
                SOURCE,
                contactId,
                at,
                corpId,
                row.revision(),
                cause == null ? null : cause.id(),
                cause == null ? id : cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause == null ? null : cause.traceParent(),
                EventData.write(data));
    }

    /** {@code scrm.contact.erasure-done.v1}: that nothing of a person who was erased is in the store any more. */
    record Erased(String erasureId, String contactId, String service, List<ErasedStore> stores, Instant at) {}

    /** What of a store went. */
    record ErasedStore(String store, long deleted, long kept, String because) {}

    /** Under the same id however often it is asked, or heard: the first answer counts. */
    static OutboxMessage erased(EventEnvelope cause, String contactId, String erasureId, long rows, Instant now) {
        var store = new ErasedStore("people", rows, 1, "编号与删除时间：更早的记录不再计入");
        var data = new Erased(erasureId, contactId, "contact-service-segments", List.of(store), now);
        var envelope = new EventEnvelope(
                Ids.derived("erasure-done", cause.corpId(), contactId, erasureId, "contact-service-segments"),
                ERASURE_DONE,
                SOURCE,
                contactId,
                now,
                cause.corpId(),
                0,
                cause.id(),
                cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause.traceParent(),
                EventData.write(data));
        return new OutboxMessage(Topics.CONTACT_ERASURES, Ids.contactKey(cause.corpId(), contactId), envelope);
    }

    /** That nobody is to keep how somebody stood who was erased: the last that is told of them, until they begin anew. */
    static OutboxMessage forgotten(EventEnvelope cause, String contactId, long revision, Instant now) {
        var envelope = new EventEnvelope(
                Ids.derived("segment-standing", cause.corpId(), contactId, Long.toString(revision)),
                STANDING,
                SOURCE,
                contactId,
                now,
                cause.corpId(),
                revision,
                cause.id(),
                cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause.traceParent(),
                NOTHING);
        return new OutboxMessage(Topics.SEGMENT_STANDINGS, Ids.contactKey(cause.corpId(), contactId), envelope);
    }

    /** Whose behaviours a person needs, or has to give back; each event asks for it once. */
    static OutboxMessage wanted(EventEnvelope cause, HistoryWanted wanted) {
        var contactId = wanted.contactId();
        var id = Ids.derived("segment-history-wanted", cause.corpId(), contactId, cause.id());
        var envelope = new EventEnvelope(
                id,
                WANTED,
                SOURCE,
                contactId,
                cause.time(),
                cause.corpId(),
                0,
                cause.id(),
                cause.correlationId() == null ? cause.id() : cause.correlationId(),
                cause.traceParent(),
                EventData.write(new Wanted(contactId, wanted.added(), wanted.removed())));
        return new OutboxMessage(Topics.SEGMENT_HISTORY_REQUESTS, Ids.contactKey(cause.corpId(), contactId), envelope);
    }

    static OutboxMessage progress(
            String corpId, Rule.Key rule, int partition, double share, long members, boolean done, Instant now) {
        var told = new Progressed(rule.segmentId(), rule.version(), partition, share, members, done);
        var what = "%d/%d/%d".formatted(rule.version(), partition, now.toEpochMilli());
        return progress(PROGRESSED, corpId, rule.segmentId(), what, told, now);
    }

    /** For the partition of {@link Topics#SEGMENT_STANDINGS} that has the number of the partition that tells it. */
    static OutboxMessage sorted(String corpId, Rule.Key rule, int partition, Instant now) {
        var segmentId = rule.segmentId();
        var id = Ids.derived(
                "segment-sorted", corpId, segmentId, Integer.toString(rule.version()), Integer.toString(partition));
        var told = new Sorted(segmentId, rule.version(), partition);
        var envelope =
                new EventEnvelope(id, SORTED, SOURCE, segmentId, now, corpId, 0, null, id, null, EventData.write(told));
        return new OutboxMessage(SortedSink.NAME, SortedSink.key(corpId, rule, partition), envelope);
    }

    static OutboxMessage trial(String corpId, Trial.Part part, Instant now) {
        var told = new TrialProgressed(
                part.trialId(), part.partition(), part.share(), part.members(), part.sample(), part.done());
        var what = "%d/%d".formatted(part.partition(), now.toEpochMilli());
        return progress(TRIAL_PROGRESSED, corpId, part.trialId(), what, told, now);
    }

    private static OutboxMessage progress(
            EventType type, String corpId, String subject, String what, Record told, Instant now) {
        var id = Ids.derived("segment-progress", corpId, subject, what);
        var envelope =
                new EventEnvelope(id, type, SOURCE, subject, now, corpId, 0, null, id, null, EventData.write(told));
        return new OutboxMessage(Topics.SEGMENT_PROGRESS, corpId + ":" + subject, envelope);
    }
}

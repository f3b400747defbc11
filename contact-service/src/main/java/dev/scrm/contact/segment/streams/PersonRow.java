package dev.scrm.contact.segment.streams;

import dev.scrm.contact.contact.End;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.segment.Following;
import dev.scrm.contact.segment.PersonFacts;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.Standing;
import dev.scrm.contact.segment.Standing.Answer;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.platform.messaging.streams.RowReader;
import dev.scrm.platform.messaging.streams.RowWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands, as bytes.
 *
 * @param revision grows with what the world was told of the person; also beyond a loss of all state, so that it is a time
 * @param sequence of the snapshot that was taken in last: an earlier one that comes again says nothing
 * @param awaited the question for a history that is not answered yet: until then nothing is decided; null for none
 */
record PersonRow(
        Standing standing,
        long revision,
        long sequence,
        @Nullable String awaited) {
    static final PersonRow UNKNOWN = new PersonRow(Standing.UNKNOWN, 0, -1, null);

    private static final int VERSION = 3;
    /** Of earlier builds: of who follows no more than that. */
    private static final int BARE_FOLLOWERS = 2;
    /** Of builds before those: without group chats as well. */
    private static final int WITHOUT_GROUPS = 1;

    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    private static final int FLAG = 2;
    private static final int TEXTS = 3;

    /** When to look again though nothing is told; null for never. Who waits for a history is looked at when it has come. */
    @Nullable
    Instant wake() {
        return awaited == null ? standing.wake().orElse(null) : null;
    }

    byte[] write() {
        var row = new RowWriter().tag(VERSION).number(revision).number(sequence).optionalText(awaited);
        var facts = standing.facts();
        row.flag(facts != null);
        if (facts != null) {
            write(row, facts);
        }
        row.list(
                standing.answers(),
                answer -> row.text(answer.rule().segmentId())
                        .number(answer.rule().version())
                        .flag(answer.holds())
                        .optionalTime(answer.until()));
        row.list(
                standing.memberships(),
                membership -> row.text(membership.segmentId()).time(membership.since()));
        return row.bytes();
    }

    private static void write(RowWriter row, PersonFacts facts) {
        row.list(List.copyOf(facts.values().entrySet()), value -> {
            row.text(value.getKey());
            write(row, value.getValue());
        });
        row.list(List.copyOf(facts.tagIds()), row::text);
        row.list(facts.following(), one -> write(row, one));
        row.list(facts.aliases(), row::text);
        row.optionalText(facts.seenAs());
        row.list(facts.groups(), stay -> row.text(stay.chatId()).optionalTime(stay.since()));
    }

    private static void write(RowWriter row, Following following) {
        var ended = following.ended();
        row.text(following.staffId())
                .optionalTime(following.since())
                .optionalText(following.liveCode())
                .optionalText(following.addWay())
                .optionalTime(ended == null ? null : ended.at());
        if (ended != null) {
            row.text(ended.by().word());
        }
    }

    private static void write(RowWriter row, Object value) {
        switch (value) {
            case String text -> row.tag(TEXT).text(text);
            case Boolean flag -> row.tag(FLAG).flag(flag);
            case Number number -> row.tag(NUMBER).text(number.toString());
            case List<?> texts -> row.tag(TEXTS).list(texts, text -> row.text(String.valueOf(text)));
            default -> throw new IllegalArgumentException("Expected a value of JSON but got " + value.getClass());
        }
    }

    static PersonRow read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return UNKNOWN;
        }
        var row = new RowReader(bytes);
        int version = row.tag();
        if (version > VERSION || version < WITHOUT_GROUPS) {
            throw new IllegalStateException("Expected a row of version %d but got %d".formatted(VERSION, version));
        }
        long revision = row.number();
        long sequence = row.number();
        var awaited = row.optionalText();
        var facts = row.flag() ? facts(row, version) : null;
        var answers = row.list(() -> new Answer(new Rule.Key(row.text(), row.count()), row.flag(), row.optionalTime()));
        var memberships = row.list(() -> new Membership(row.text(), row.time()));
        return new PersonRow(new Standing(facts, answers, memberships), revision, sequence, awaited);
    }

    private static PersonFacts facts(RowReader row, int version) {
        Map<String, Object> values = new HashMap<>();
        for (int left = row.count(); left > 0; left--) {
            values.put(row.text(), value(row));
        }
        var tagIds = new HashSet<>(row.list(row::text));
        var following = row.list(() -> version <= BARE_FOLLOWERS ? bare(row.text()) : following(row));
        var aliases = row.list(row::text);
        var seenAs = row.optionalText();
        List<GroupStay> groups =
                version == WITHOUT_GROUPS ? List.of() : row.list(() -> new GroupStay(row.text(), row.optionalTime()));
        return new PersonFacts(values, tagIds, following, groups, aliases, seenAs);
    }

    private static Following following(RowReader row) {
        var staffId = row.text();
        var since = row.optionalTime();
        var liveCode = row.optionalText();
        var addWay = row.optionalText();
        var endedAt = row.optionalTime();
        return new Following(
                staffId, since, liveCode, addWay, endedAt == null ? null : new End(endedAt, endedBy(row.text())));
    }

    private static EndedBy endedBy(String word) {
        return EndedBy.of(word).orElse(EndedBy.UNKNOWN);
    }

    private static Following bare(String staffId) {
        return new Following(staffId, null, null, null, null);
    }

    private static Object value(RowReader row) {
        int kind = row.tag();
        return switch (kind) {
            case TEXT -> row.text();
            case NUMBER -> new BigDecimal(row.text());
            case FLAG -> row.flag();
            case TEXTS -> row.list(row::text);
            default -> throw new IllegalStateException("Expected a kind of value but got " + kind);
        };
    }

    /** The same after another snapshot, and with another question. */
    PersonRow knowing(PersonFacts facts, long later, @Nullable String question) {
        return new PersonRow(
                new Standing(facts, standing.answers(), standing.memberships()), revision, later, question);
    }

    PersonRow answered() {
        return new PersonRow(standing, revision, sequence, null);
    }
}

package dev.scrm.contact.segment.streams;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.Standing;
import dev.scrm.contact.segment.Standing.Answer;
import dev.scrm.platform.messaging.streams.DueRows;
import dev.scrm.platform.messaging.streams.DueRows.DueRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The people of one partition: where each stands, what each did, and when to look again. */
final class People {
    static final String STORE = "people";

    private final KeyValueStore<Bytes, byte[]> rows;
    private final DueRows timers;
    private final RuleCounts counts;

    People(KeyValueStore<Bytes, byte[]> rows, RuleCounts counts) {
        this.rows = rows;
        this.timers = new DueRows(rows, PeopleKeys.TIMER, PeopleKeys.TIMER_HINT);
        this.counts = counts;
    }

    /** A person as the row of one has it. */
    record Entry(String key, PersonRow row) {}

    PersonRow find(String key) {
        return PersonRow.read(rows.get(PeopleKeys.standing(key)));
    }

    /**
     * What a person did; to be closed when the decision is made.
     *
     * @param asked names of the properties that the decision asks for, of a type
     */
    StoredHistory history(String key, Function<String, Set<String>> asked) {
        return new StoredHistory(rows, key, asked);
    }

    void note(String key, PersonEvents.Did did) {
        rows.put(PeopleKeys.behavior(key, did.type(), did.at(), did.id()), did.json());
    }

    /** Forgets all that a person did until then; answers how much that was. */
    int forgetBehaviors(String key, Instant until) {
        List<Bytes> gone = new ArrayList<>();
        try (var scan = rows.range(PeopleKeys.allBehaviors(key), PeopleKeys.allBehaviorsEnd(key))) {
            scan.forEachRemaining(row -> {
                if (!PeopleKeys.at(row.key).isAfter(until)) {
                    gone.add(row.key);
                }
            });
        }
        gone.forEach(rows::delete);
        return gone.size();
    }

    /** Makes whatever was told of a person something earlier; answers since which revision it is. */
    long outdate(String key, Instant now) {
        var row = find(key);
        var later = new PersonRow(row.standing(), later(row, now), row.sequence(), row.awaited());
        rows.put(PeopleKeys.standing(key), later.write());
        return later.revision();
    }

    private static long later(PersonRow row, Instant now) {
        return Math.max(row.revision() + 1, now.toEpochMilli());
    }

    void forget(String key, PersonEvents.Did did) {
        rows.delete(PeopleKeys.behavior(key, did.type(), did.at(), did.id()));
    }

    /**
     * Keeps where a person stands now, moves the timer and counts the rules.
     *
     * @param before as it lies in the store
     * @param after what shall lie there; its revision is set here
     * @param news whether something is told besides how the person stands
     * @return the row as it lies there now, with a later revision when there is something to tell
     */
    PersonRow save(String key, PersonRow before, PersonRow after, boolean news, Instant now) {
        var held = holding(before.standing());
        var holds = holding(after.standing());
        boolean toTell = news
                || !held.equals(holds)
                || !before.standing().memberships().equals(after.standing().memberships());
        var row = new PersonRow(
                after.standing(), toTell ? later(before, now) : before.revision(), after.sequence(), after.awaited());
        rows.put(PeopleKeys.standing(key), row.write());
        setTimer(key, before.wake(), row.wake());
        var corpId = key.substring(0, key.indexOf(':'));
        holds.stream().filter(rule -> !held.contains(rule)).forEach(rule -> counts.add(corpId, rule, 1));
        held.stream().filter(rule -> !holds.contains(rule)).forEach(rule -> counts.add(corpId, rule, -1));
        return row;
    }

    private static Set<Rule.Key> holding(Standing standing) {
        return standing.answers().stream()
                .filter(Answer::holds)
                .map(Answer::rule)
                .collect(toSet());
    }

    private void setTimer(String key, @Nullable Instant before, @Nullable Instant after) {
        if (before != null && !before.equals(after)) {
            timers.clear(timer(key, before));
        }
        if (after != null && !after.equals(before)) {
            timers.set(timer(key, after));
        }
    }

    private static DueRow timer(String key, Instant due) {
        return new DueRow(due, Bytes.wrap(key.getBytes(StandardCharsets.UTF_8)));
    }

    List<DueRow> due(Instant horizon, int atMost) {
        return timers.due(horizon, atMost);
    }

    static String keyOf(DueRow timer) {
        return new String(timer.tail().get(), StandardCharsets.UTF_8);
    }

    void fired(DueRow timer) {
        timers.clear(timer);
    }

    /** Sets a person's timer anew: while the person was parked it may have run out. */
    void rearm(String key) {
        var wake = find(key).wake();
        if (wake != null) {
            timers.set(timer(key, wake));
        }
    }

    /** The next people of a corp in the order of their keys. */
    List<Entry> next(String corpId, @Nullable String after, int atMost) {
        var from = after == null ? PeopleKeys.firstOf(corpId) : PeopleKeys.after(after);
        List<Entry> next = new ArrayList<>();
        try (var scan = rows.range(from, PeopleKeys.endOf(corpId))) {
            while (scan.hasNext() && next.size() < atMost) {
                var row = scan.next();
                next.add(new Entry(PeopleKeys.person(row.key), PersonRow.read(row.value)));
            }
        }
        return next;
    }
}

package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.streams.RuleCounts.Counted;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Puts all people of a partition to the rules that are new, and lets them hear which versions count now: one corp at a time, in
 * small portions between the records. A process that dies begins the corp again, which changes nothing of what was done.
 */
final class Recompute {
    private static final int PORTION = 200;
    private static final int DIGITS_OF_SHARE = 8;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final People people;
    private final RuleBooks books;
    private final RuleCounts counts;
    private final Map<String, CorpRow> done = new HashMap<>();
    private String lastCorp = "";
    private @Nullable Round round;

    Recompute(KeyValueStore<Bytes, byte[]> rows, People people, RuleBooks books, RuleCounts counts) {
        this.rows = rows;
        this.people = people;
        this.books = books;
        this.counts = counts;
    }

    /** Puts a person to rules. */
    interface Visit {
        void visit(People.Entry entry, Set<Rule.Key> added);
    }

    /**
     * One walk over the people of a corp.
     *
     * @param target what all of them will have been put to
     */
    private record Round(
            String corpId,
            CorpRow target,
            Set<Rule.Key> added,
            @Nullable String after) {
        Round to(String key) {
            return new Round(corpId, target, added, key);
        }
    }

    /** How far a rule has got. */
    record Progress(Counted counted, double share, boolean done) {}

    /** Goes on until the time is over or nothing is left to do. */
    void goOn(long untilNanos, Visit visit) {
        while (System.nanoTime() - untilNanos < 0) {
            if (round != null && isOvertaken(round)) {
                round = null;
            }
            var current = round == null ? next() : Optional.of(round);
            if (current.isEmpty()) {
                return;
            }
            lastCorp = current.get().corpId();
            round = walk(current.get(), untilNanos, visit);
        }
    }

    /** Null when everybody was visited. */
    private @Nullable Round walk(Round current, long untilNanos, Visit visit) {
        var portion = people.next(current.corpId(), current.after(), PORTION);
        for (var entry : portion) {
            visit.visit(entry, current.added());
            if (System.nanoTime() - untilNanos > 0) {
                return current.to(entry.key());
            }
        }
        if (portion.size() == PORTION) {
            return current.to(portion.getLast().key());
        }
        finish(current);
        return null;
    }

    /** Nobody wants to know any more what it began for. */
    private boolean isOvertaken(Round current) {
        var keys = CorpRow.of(books.of(current.corpId())).rules();
        return !current.added().isEmpty() && current.added().stream().noneMatch(keys::contains);
    }

    private void finish(Round current) {
        var before = done(current.corpId());
        done.put(current.corpId(), current.target());
        rows.put(PeopleKeys.corp(current.corpId()), current.target().write());
        before.rules().stream()
                .filter(rule -> !current.target().rules().contains(rule))
                .forEach(rule -> counts.forget(new Counted(current.corpId(), rule)));
    }

    /** Corps take turns, in the order of their names. */
    private Optional<Round> next() {
        var corps = new TreeSet<>(books.corps());
        return Stream.concat(corps.tailSet(lastCorp, false).stream(), corps.headSet(lastCorp, true).stream())
                .flatMap(corpId -> roundOf(corpId).stream())
                .findFirst();
    }

    private Optional<Round> roundOf(String corpId) {
        var target = CorpRow.of(books.of(corpId));
        var before = done(corpId);
        if (target.equals(before) || isBehind(corpId, target, before)) {
            return Optional.empty();
        }
        Set<Rule.Key> added = new HashSet<>(target.rules());
        added.removeAll(before.rules());
        return Optional.of(new Round(corpId, target, added, null));
    }

    /** A partition that came from another process may have seen definitions that this one has not read yet. */
    private boolean isBehind(String corpId, CorpRow target, CorpRow before) {
        return before.rules().stream().anyMatch(rule -> {
            var here = target.rules().stream()
                    .filter(one -> one.segmentId().equals(rule.segmentId()))
                    .mapToInt(Rule.Key::version)
                    .max();
            return here.isPresent() ? here.getAsInt() < rule.version() : !books.hasHeardOf(corpId, rule.segmentId());
        });
    }

    private CorpRow done(String corpId) {
        return done.computeIfAbsent(corpId, corp -> CorpRow.read(rows.get(PeopleKeys.corp(corp))));
    }

    /** Whether everybody was put to it; how far it is otherwise. */
    Progress progress(Counted counted) {
        if (done(counted.corpId()).rules().contains(counted.rule())) {
            return new Progress(counted, 1, true);
        }
        var current = round;
        if (current == null
                || !current.corpId().equals(counted.corpId())
                || !current.added().contains(counted.rule())) {
            return new Progress(counted, 0, false);
        }
        return new Progress(counted, share(current.after()), false);
    }

    /** Ids of contacts are hashes, spread evenly: how far a walk along them has got shows in the id. */
    static double share(@Nullable String key) {
        if (key == null) {
            return 0;
        }
        var digits = key.substring(key.indexOf(':') + 1);
        var head = digits.substring(0, Math.min(DIGITS_OF_SHARE, digits.length()));
        return head.length() == DIGITS_OF_SHARE && head.chars().allMatch(c -> Character.digit(c, 16) >= 0)
                ? new BigInteger(head, 16).doubleValue() / (1L << (4 * DIGITS_OF_SHARE))
                : 0;
    }
}

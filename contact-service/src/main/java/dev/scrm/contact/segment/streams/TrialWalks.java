package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Evaluation;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.RuleBook;
import dev.scrm.contact.segment.Sample;
import dev.scrm.contact.segment.Trial;
import dev.scrm.contact.segment.streams.WantedTrials.Wanted;
import dev.scrm.platform.messaging.streams.Sinks;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts all people of a partition to what is being tried, in small portions between the records, and counts. Nothing of it is kept: a
 * process that dies begins again.
 */
final class TrialWalks {
    private static final Logger LOG = LoggerFactory.getLogger(TrialWalks.class);
    private static final int PORTION = 200;

    private final People people;
    private final WantedTrials trials;
    private final Map<String, Walk> walks = new HashMap<>();

    TrialWalks(People people, WantedTrials trials) {
        this.people = people;
        this.trials = trials;
    }

    /** How far a trial has got here. */
    private static final class Walk {
        private final Wanted wanted;
        private final Sample sample;
        private final RuleBook book;
        private @Nullable String after;
        private long members;
        private boolean done;
        private boolean untold = true;

        Walk(Wanted wanted) {
            this.wanted = wanted;
            this.sample = new Sample(wanted.trialId());
            this.book = new RuleBook(List.of(new Rule(new Rule.Key(wanted.trialId(), 1), wanted.condition(), true)));
        }
    }

    /** Goes on until the time is over or nothing is left to do; answers whether there was anything. */
    boolean goOn(long untilNanos, Instant now) {
        var next = next(now);
        if (next.isEmpty()) {
            return false;
        }
        while (next.isPresent() && System.nanoTime() - untilNanos < 0) {
            try {
                walk(next.get(), untilNanos, now);
            } catch (RuntimeException e) {
                LOG.error(
                        "Expected to count for trial {} but it ends here",
                        next.get().wanted.trialId(),
                        e);
                next.get().done = true;
            }
            next = next(now);
        }
        return true;
    }

    /** The one that has got least far: nobody waits behind somebody else's. */
    private Optional<Walk> next(Instant now) {
        var wanted = trials.wanted(now);
        var ids = new HashSet<String>();
        for (var one : wanted) {
            ids.add(one.trialId());
            walks.computeIfAbsent(one.trialId(), _ -> new Walk(one));
        }
        walks.keySet().retainAll(ids);
        Walk next = null;
        for (var walk : walks.values()) {
            if (!walk.done && (next == null || share(walk) < share(next))) {
                next = walk;
            }
        }
        return Optional.ofNullable(next);
    }

    private void walk(Walk walk, long untilNanos, Instant now) {
        var portion = people.next(walk.wanted.corpId(), walk.after, PORTION);
        for (var entry : portion) {
            if (holds(walk, entry, now)) {
                walk.members++;
                walk.sample.add(entry.key().substring(entry.key().indexOf(':') + 1));
            }
            walk.after = entry.key();
            walk.untold = true;
            if (System.nanoTime() - untilNanos > 0) {
                return;
            }
        }
        walk.done = portion.size() < PORTION;
        walk.untold = true;
    }

    /** Whoever is seen as somebody else belongs nowhere. */
    private boolean holds(Walk walk, People.Entry entry, Instant now) {
        var facts = entry.row().standing().facts();
        if (facts == null || facts.seenAs() != null) {
            return false;
        }
        try (var history = people.history(entry.key(), walk.book::propertiesAskedOf)) {
            return new Evaluation(facts, history, now)
                    .of(walk.wanted.condition())
                    .holds();
        }
    }

    private static double share(Walk walk) {
        return walk.done ? 1 : Recompute.share(walk.after);
    }

    /** Somebody was erased: nobody is told of them any more, and whoever was hears a sample without them. */
    void forget(String corpId, String contactId) {
        for (var walk : walks.values()) {
            if (walk.wanted.corpId().equals(corpId) && walk.sample.remove(contactId)) {
                walk.untold = true;
            }
        }
    }

    /** Tells what nobody was told yet. */
    void tell(int partition, Sinks sinks, Instant now) {
        for (var walk : walks.values()) {
            if (walk.untold) {
                var part = new Trial.Part(
                        walk.wanted.trialId(),
                        partition,
                        share(walk),
                        walk.members,
                        walk.sample.contactIds(),
                        walk.done);
                sinks.send(SegmentMessages.trial(walk.wanted.corpId(), part, now));
                walk.untold = false;
            }
        }
    }
}

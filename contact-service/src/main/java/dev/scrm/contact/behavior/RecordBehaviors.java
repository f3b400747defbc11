package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.behavior.Behaviors.Entry;
import dev.scrm.contact.behavior.Behaviors.OfContact;
import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.SourceFigures.Figure;
import dev.scrm.contact.behavior.WaitingBehaviors.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records behaviours of a poll: whose they are is looked up for all at once, they are kept with one write, and told. Those of
 * nobody wait until somebody turns out to be it.
 */
public final class RecordBehaviors {
    private static final Duration LATE = Duration.ofDays(1);
    private static final int RELEASED_AT_ONCE = 500;

    private final Resolve resolve;
    private final Behaviors behaviors;
    private final WaitingBehaviors waitingBehaviors;
    private final BehaviorNews news;
    private final SourceFigures figures;

    RecordBehaviors(
            Resolve resolve,
            Behaviors behaviors,
            WaitingBehaviors waitingBehaviors,
            BehaviorNews news,
            SourceFigures figures) {
        this.resolve = resolve;
        this.behaviors = behaviors;
        this.waitingBehaviors = waitingBehaviors;
        this.news = news;
        this.figures = figures;
    }

    /** Records them in their order; as often as one likes. */
    public void record(List<Received> received) {
        received.stream()
                .collect(groupingBy(one -> one.behavior().corpId()))
                .forEach((corpId, ofCorp) -> record(corpId, firstOfEach(ofCorp)));
    }

    /** Whoever tells the same twice in a poll tells it once. */
    private List<Received> firstOfEach(List<Received> received) {
        Map<String, Received> byId = new LinkedHashMap<>();
        var again = new ArrayList<Received>();
        for (var one : received) {
            if (byId.putIfAbsent(one.behavior().id(), one) != null) {
                again.add(one);
            }
        }
        count(again, Figure.DUPLICATE);
        return List.copyOf(byId.values());
    }

    private void record(String corpId, List<Received> received) {
        var owners = resolve.owners(corpId, subjects(received));
        var known = received.stream()
                .filter(one -> owners.containsKey(one.behavior().subject()))
                .toList();
        var unknown = received.stream()
                .filter(one -> !owners.containsKey(one.behavior().subject()))
                .toList();
        keepAndTell(known, owners);
        if (!unknown.isEmpty()) {
            keepWaiting(corpId, unknown);
        }
    }

    private static Set<Subject> subjects(List<Received> received) {
        return received.stream().map(one -> one.behavior().subject()).collect(toSet());
    }

    private List<Received> keepAndTell(List<Received> received, Map<Subject, Resolve.Owner> owners) {
        if (received.isEmpty()) {
            return List.of();
        }
        var toldBefore = behaviors.keep(received.stream()
                .map(one -> new Entry(one, owner(owners, one).contactId()))
                .toList());
        var fresh = received.stream()
                .filter(one -> !toldBefore.contains(one.behavior().id()))
                .toList();
        news.tell(fresh.stream()
                .map(one -> new OfContact(one.behavior(), owner(owners, one).seenAs()))
                .toList());
        count(fresh, Figure.RECORDED);
        count(
                received.stream()
                        .filter(one -> toldBefore.contains(one.behavior().id()))
                        .toList(),
                Figure.DUPLICATE);
        count(fresh.stream().filter(RecordBehaviors::isLate).toList(), Figure.LATE);
        return fresh;
    }

    private static Resolve.Owner owner(Map<Subject, Resolve.Owner> owners, Received received) {
        return requireNonNull(owners.get(received.behavior().subject()));
    }

    private static boolean isLate(Received received) {
        var behavior = received.behavior();
        return behavior.receivedAt().isAfter(behavior.occurredAt().plus(LATE));
    }

    private void keepWaiting(String corpId, List<Received> received) {
        var toldBefore = waitingBehaviors.keep(received.stream()
                .map(one -> new Waiting(one, one.behavior().subject().awaited(corpId)))
                .toList());
        count(
                received.stream()
                        .filter(one -> !toldBefore.contains(one.behavior().id()))
                        .toList(),
                Figure.WAITING);
        count(
                received.stream()
                        .filter(one -> toldBefore.contains(one.behavior().id()))
                        .toList(),
                Figure.DUPLICATE);
        // Who was claimed in the meantime looked for them before they were there.
        var owners = resolve.owners(corpId, subjects(received));
        if (!owners.isEmpty()) {
            release(
                    corpId,
                    owners.keySet().stream()
                            .map(subject -> subject.awaited(corpId))
                            .toList());
        }
    }

    /** Somebody turned out to be whom behaviours wait for; as often as one likes. */
    public void release(String corpId, Collection<String> awaited) {
        while (true) {
            var waiting = waitingBehaviors.find(corpId, awaited, RELEASED_AT_ONCE);
            var received = waiting.stream().map(Waiting::received).toList();
            var owners = resolve.owners(corpId, subjects(received));
            var known = received.stream()
                    .filter(one -> owners.containsKey(one.behavior().subject()))
                    .toList();
            if (known.isEmpty()) {
                return;
            }
            count(keepAndTell(known, owners), Figure.RELEASED);
            waitingBehaviors.remove(
                    corpId, known.stream().map(one -> one.behavior().id()).toList());
        }
    }

    private void count(List<Received> received, Figure figure) {
        Map<String, Integer> bySource = new HashMap<>();
        Map<String, Instant> at = new HashMap<>();
        var corps = new ArrayList<String>();
        for (var one : received) {
            corps.add(one.behavior().corpId());
            bySource.merge(one.behavior().sourceId(), 1, Integer::sum);
            at.putIfAbsent(one.behavior().sourceId(), one.behavior().receivedAt());
        }
        bySource.forEach((source, count) -> figures.add(
                corps.getFirst(), source, requireNonNull(at.get(source)), new EnumMap<>(Map.of(figure, count))));
    }
}

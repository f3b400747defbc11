package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.SourceFigures.Figure;
import dev.scrm.contact.behavior.WaitingBehaviors.Waiting;
import dev.scrm.contact.contact.IdentityIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps behaviours of nobody until somebody turns out to be it, a number of them for each. */
final class KeepWaiting {
    /** More do not wait for one: sources that tell of nobody all day fill no store. */
    static final int MOST_FOR_ONE = 1_000;

    private final WaitingBehaviors waitingBehaviors;
    private final Resolve resolve;
    private final ReleaseWaiting releaseWaiting;
    private final IdentityIds ids;

    KeepWaiting(WaitingBehaviors waitingBehaviors, Resolve resolve, ReleaseWaiting releaseWaiting, IdentityIds ids) {
        this.ids = ids;
        this.waitingBehaviors = waitingBehaviors;
        this.resolve = resolve;
        this.releaseWaiting = releaseWaiting;
    }

    /** @return those for which there is no room */
    List<Received> keep(List<Received> nobodys, Tally tally) {
        List<Received> beyond = new ArrayList<>();
        nobodys.stream()
                .collect(groupingBy(one -> one.behavior().corpId()))
                .forEach((corpId, ofCorp) -> beyond.addAll(keep(corpId, ofCorp, tally)));
        return beyond;
    }

    private List<Received> keep(String corpId, List<Received> nobodys, Tally tally) {
        var awaited = awaited(corpId, nobodys);
        var all = nobodys.stream()
                .map(one -> new Waiting(one, word(awaited, one.behavior())))
                .toList();
        var byRoom = byRoom(corpId, all);
        keepWithRoom(requireNonNull(byRoom.get(true)), tally);
        // Who was claimed in the meantime looked for them before they were there.
        var claimed = resolve.resolve(nobodys).somebodys().stream()
                .map(one -> word(awaited, one.behavior()))
                .collect(toSet());
        if (!claimed.isEmpty()) {
            releaseWaiting.release(corpId, claimed);
        }
        return requireNonNull(byRoom.get(false)).stream().map(Waiting::received).toList();
    }

    /** One word is often awaited by many, and it is a SHA-256 with a key. */
    private Map<Subject, String> awaited(String corpId, List<Received> nobodys) {
        Map<Subject, String> awaited = new HashMap<>();
        nobodys.forEach(
                one -> awaited.computeIfAbsent(one.behavior().subject(), subject -> subject.awaited(corpId, ids)));
        return awaited;
    }

    private static String word(Map<Subject, String> awaited, Behavior behavior) {
        return requireNonNull(awaited.get(behavior.subject()));
    }

    private void keepWithRoom(List<Waiting> waiting, Tally tally) {
        if (waiting.isEmpty()) {
            return;
        }
        var toldBefore = waitingBehaviors.keep(waiting);
        for (var one : waiting) {
            tally.count(one.received().behavior(), toldBefore.contains(one.id()) ? Figure.DUPLICATE : Figure.WAITING);
        }
    }

    /** Those for which there is room, and those for which there is none. */
    private Map<Boolean, List<Waiting>> byRoom(String corpId, List<Waiting> all) {
        var counts = waitingBehaviors.counts(
                corpId, all.stream().map(Waiting::awaited).collect(toSet()));
        var byRoom = byRoom(all, counts, Set.of());
        if (requireNonNull(byRoom.get(false)).isEmpty()) {
            return byRoom;
        }
        // Those that were forgotten make room; and one that waits already takes none: it is told again, or was kept by
        // a try that did not come to its end.
        var anew = new HashMap<>(counts);
        requireNonNull(byRoom.get(false)).stream()
                .map(Waiting::awaited)
                .distinct()
                .forEach(one -> anew.put(one, waitingBehaviors.recount(corpId, one, MOST_FOR_ONE)));
        return byRoom(
                all,
                anew,
                waitingBehaviors
                        .positions(all.stream().map(Waiting::id).toList())
                        .keySet());
    }

    private static Map<Boolean, List<Waiting>> byRoom(
            List<Waiting> all, Map<String, Integer> counts, Set<String> there) {
        var taken = new HashMap<>(counts);
        return all.stream()
                .collect(partitioningBy(one ->
                        there.contains(one.id()) || taken.merge(one.awaited(), 1, Integer::sum) <= MOST_FOR_ONE));
    }
}

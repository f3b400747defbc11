package dev.scrm.contact.behavior;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.behavior.TakeFromIntake.Told;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.events.SourcePosition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what of a poll is replayed: it stands below the mark of its partition, and what is kept shows that it was taken. The mark alone
 * shows nothing, since a topic may be deleted and made again.
 */
final class KnowReplayed {
    /** What is kept below a mark says so: there the mark does not show that it was told as well. */
    private static final String BELOW = "?below";

    private final IntakeMarks marks;
    private final Behaviors behaviors;
    private final WaitingBehaviors waitingBehaviors;
    private final IdKey idKey;

    KnowReplayed(IntakeMarks marks, Behaviors behaviors, WaitingBehaviors waitingBehaviors, IdKey idKey) {
        this.marks = marks;
        this.behaviors = behaviors;
        this.waitingBehaviors = waitingBehaviors;
        this.idKey = idKey;
    }

    /**
     * What is left of a poll.
     *
     * @param below those of them that stand below a mark all the same
     */
    record Fresh(List<Told> told, Set<SourcePosition> below) {
        static Fresh all(List<Told> told) {
            return new Fresh(told, Set.of());
        }

        /** From where it is kept. */
        SourcePosition position(Told one) {
            return below.contains(one.position()) ? belowMark(one.position()) : one.position();
        }
    }

    Fresh without(List<Told> all) {
        var upTo = marks.takenUpTo(
                all.stream().map(one -> one.position().partitionKey()).collect(toSet()));
        var below = all.stream()
                .filter(one -> one.position().offset()
                        <= upTo.getOrDefault(one.position().partitionKey(), -1L))
                .toList();
        if (below.isEmpty()) {
            return Fresh.all(all);
        }
        var replayed = replayed(below);
        return new Fresh(
                all.stream().filter(one -> !replayed.contains(one.position())).toList(),
                below.stream()
                        .map(Told::position)
                        .filter(one -> !replayed.contains(one))
                        .collect(toSet()));
    }

    private Set<SourcePosition> replayed(List<Told> below) {
        var ids = below.stream()
                .map(KnowReplayed::behaviorId)
                .filter(Objects::nonNull)
                .collect(toSet());
        Map<String, SourcePosition> kept = new HashMap<>(waitingBehaviors.positions(ids));
        kept.putAll(behaviors.positions(ids));
        var aside = marks.wentAside(below.stream().map(Told::position).toList());
        Set<SourcePosition> replayed = new HashSet<>();
        for (var one : below) {
            var id = behaviorId(one);
            if (isTaken(id == null ? null : kept.get(id), one.position()) || wentAside(one, aside)) {
                replayed.add(one.position());
            }
        }
        return replayed;
    }

    /** What is kept from another place is told from there. */
    private static boolean isTaken(@Nullable SourcePosition keptFrom, SourcePosition position) {
        return keptFrom != null && !keptFrom.equals(belowMark(position));
    }

    private boolean wentAside(Told one, Map<SourcePosition, String> aside) {
        var id = aside.get(one.position());
        return id != null
                && id.equals(
                        Quarantined.id(one.corpId(), one.sourceId(), one.json().get(), idKey));
    }

    private static @Nullable String behaviorId(Told one) {
        var messageId = one.submission().messageId();
        return messageId == null ? null : Behavior.id(one.corpId(), one.sourceId(), messageId);
    }

    private static SourcePosition belowMark(SourcePosition position) {
        return new SourcePosition(position.topic() + BELOW, position.partition(), position.offset());
    }
}

package dev.scrm.contact.behavior;

import dev.scrm.platform.events.SourcePosition;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Behaviours of people whom nobody knows yet. */
public interface WaitingBehaviors {
    /** One that waits for somebody, by {@link Subject#awaited}. */
    record Waiting(Behaviors.Received received, String awaited) {
        /** The behaviour's. */
        public String id() {
            return received.behavior().id();
        }
    }

    /**
     * How many wait of one kind.
     *
     * @param kind as {@link Subject#kind} has it
     * @param people for how many
     */
    record OfKind(String kind, long people, long behaviors) {
        public OfKind plus(OfKind other) {
            return new OfKind(kind, people + other.people, behaviors + other.behaviors);
        }
    }

    /**
     * Keeps them; one whose id is there already changes nothing.
     *
     * @return ids of those that are there from another place of the intake: the same was told before
     */
    Set<String> keep(List<Waiting> waiting);

    /** From where in the intake those of these ids came that wait. */
    Map<String, SourcePosition> positions(Collection<String> behaviorIds);

    /**
     * How many wait for each of these; one for whom none waits is not named. Until they are
     * {@link #recount counted anew} those that were forgotten may still count.
     */
    Map<String, Integer> counts(String corpId, Collection<String> awaited);

    /**
     * How many wait for one, counted one by one up to a number, and from now on what {@link #counts} says: those that were
     * forgotten count no more.
     */
    int recount(String corpId, String awaited, int most);

    /** Of which kinds those are who are waited for, in the order of their names. */
    List<OfKind> kinds(String corpId);

    /** Some of those that wait for any of these, in the order in which they came. */
    List<Waiting> find(String corpId, Collection<String> awaited, int limit);

    void remove(String corpId, List<Waiting> waiting);

    /** Forgets those that were told before a day, in UTC: the people did not come. */
    void forgetBefore(LocalDate day);
}

package dev.scrm.contact.behavior;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Behaviours of people whom nobody knows yet. */
public interface WaitingBehaviors {
    /** One that waits for somebody, by {@link Subject#awaited}. */
    record Waiting(Behaviors.Received received, String awaited) {}

    /**
     * Keeps them; one whose id is there already changes nothing.
     *
     * @return ids of those that are there from another place of the intake: the same was told before
     */
    Set<String> keep(List<Waiting> waiting);

    /** Some of those that wait for any of these, in the order in which they came. */
    List<Waiting> find(String corpId, Collection<String> awaited, int limit);

    void remove(String corpId, Collection<String> behaviorIds);

    /** Forgets those of people who did not come. */
    void forgetBefore(Instant receivedAt);
}

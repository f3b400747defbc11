package dev.scrm.journey.instance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All instances, finished ones included. */
public interface Instances {

    /** Brings instances forward by events, each in order within its instance; events applied before change nothing. */
    void apply(List<InstanceEvent> events);

    /** Instances of a journey, the latest first. */
    List<JourneyInstance> list(Query query);

    /**
     * Which instances are wanted.
     *
     * @param contactId only this contact's
     * @param staffId only those with this staff member
     * @param after only those that follow this place
     */
    record Query(
            String corpId,
            String journeyId,
            @Nullable String contactId,
            @Nullable String staffId,
            int limit,
            @Nullable Place after) {}

    /** A place in the list. */
    record Place(Instant startedAt, String instanceId) {}
}

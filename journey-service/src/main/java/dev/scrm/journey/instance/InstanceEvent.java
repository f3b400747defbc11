package dev.scrm.journey.instance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to an instance, as its events tell. */
public sealed interface InstanceEvent {

    Origin origin();

    /**
     * What every event of an instance says.
     *
     * @param sequence number of the event within its instance, from 1
     */
    record Origin(
            String corpId,
            String instanceId,
            String journeyId,
            int version,
            String contactId,
            long sequence,
            Instant at) {}

    /** The contact entered the journey. */
    record Started(
            Origin origin,
            @Nullable String liveCode,
            @Nullable String staffId) implements InstanceEvent {}

    /** The contact left a node. */
    record StepTaken(Origin origin, JourneyInstance.Step step) implements InstanceEvent {}

    /** The contact left the journey. */
    record Finished(Origin origin, String result) implements InstanceEvent {}
}

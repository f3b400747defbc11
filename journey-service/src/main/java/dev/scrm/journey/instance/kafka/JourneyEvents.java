package dev.scrm.journey.instance.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.journey.instance.InstanceEvent;
import dev.scrm.journey.instance.InstanceEvent.Origin;
import dev.scrm.journey.instance.JourneyInstance.Step;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the events of journeys. */
final class JourneyEvents {
    private JourneyEvents() {}

    private record Data(
            String instanceId,
            String journeyId,
            int version,
            String contactId,
            @Nullable String liveCode,
            @Nullable String staffId,
            @Nullable Integer step,
            @Nullable String node,
            @Nullable String result,
            @Nullable String commandId,
            Instant at) {
        Data {
            requireNonNull(instanceId, "instanceId");
            requireNonNull(journeyId, "journeyId");
            requireNonNull(contactId, "contactId");
            requireNonNull(at, "at");
        }
    }

    /** The event, or null when its type is not one of an instance. */
    static @Nullable InstanceEvent read(EventEnvelope envelope) {
        return switch (envelope.type().name()) {
            case "scrm.journey.started", "scrm.journey.step-taken", "scrm.journey.finished" ->
                readVersion1(envelope, EventData.read(envelope, 1, Data.class));
            default -> null;
        };
    }

    private static InstanceEvent readVersion1(EventEnvelope envelope, Data data) {
        var origin = new Origin(
                envelope.corpId(),
                data.instanceId(),
                data.journeyId(),
                data.version(),
                data.contactId(),
                envelope.sequence(),
                data.at());
        return switch (envelope.type().name()) {
            case "scrm.journey.started" -> new InstanceEvent.Started(origin, data.liveCode(), data.staffId());
            case "scrm.journey.step-taken" ->
                new InstanceEvent.StepTaken(
                        origin,
                        new Step(
                                requireNonNull(data.step(), "step"),
                                requireNonNull(data.node(), "node"),
                                requireNonNull(data.result(), "result"),
                                data.commandId(),
                                data.at()));
            default -> new InstanceEvent.Finished(origin, requireNonNull(data.result(), "result"));
        };
    }
}

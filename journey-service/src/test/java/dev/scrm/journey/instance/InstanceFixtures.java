package dev.scrm.journey.instance;

import dev.scrm.journey.instance.InstanceEvent.Finished;
import dev.scrm.journey.instance.InstanceEvent.Origin;
import dev.scrm.journey.instance.InstanceEvent.Started;
import dev.scrm.journey.instance.InstanceEvent.StepTaken;
import java.time.Instant;
import java.util.List;

/** Events of instances of the welcome journey. */
public final class InstanceFixtures {
    public static final String CORP = "ww5c3a0demo0000001";
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private InstanceFixtures() {}

    public static Origin origin(String corp, String instance, long sequence) {
        return new Origin(corp, instance, "welcome", 1, "contact-of-" + instance, sequence, NOON.plusSeconds(sequence));
    }

    public static InstanceEvent started(String instance) {
        return new Started(origin(CORP, instance, 1), "poster-17", "lin.wei");
    }

    public static InstanceEvent welcomed(String instance) {
        return new StepTaken(origin(CORP, instance, 2), step(1, "send-welcome", "sent", "c-" + instance, 2));
    }

    public static InstanceEvent answered(String instance) {
        return new StepTaken(origin(CORP, instance, 3), step(2, "wait-for-message", "message-came", null, 3));
    }

    public static InstanceEvent finished(String instance) {
        return new Finished(origin(CORP, instance, 4), "answered");
    }

    public static List<InstanceEvent> wholeWay(String instance) {
        return List.of(started(instance), welcomed(instance), answered(instance), finished(instance));
    }

    public static JourneyInstance.Step step(int number, String node, String result, String commandId, long second) {
        return new JourneyInstance.Step(number, node, result, commandId, NOON.plusSeconds(second));
    }
}

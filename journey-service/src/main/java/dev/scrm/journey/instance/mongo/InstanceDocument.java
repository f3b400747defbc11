package dev.scrm.journey.instance.mongo;

import dev.scrm.journey.instance.JourneyInstance;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** An instance as MongoDB keeps it. Public for the driver's record codec only. */
public record InstanceDocument(
        @BsonId String id,
        String corp,
        String instanceId,
        String journeyId,
        int version,
        String contactId,
        @Nullable String liveCode,
        @Nullable String staffId,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String result,
        long sequence,
        List<StepDocument> steps) {

    /** A step of it. */
    public record StepDocument(
            int number,
            String node,
            String result,
            @Nullable String commandId,
            Instant at) {}

    static String id(String corpId, String instanceId) {
        return corpId + ":" + instanceId;
    }

    static InstanceDocument of(JourneyInstance instance) {
        return new InstanceDocument(
                id(instance.corpId(), instance.id()),
                instance.corpId(),
                instance.id(),
                instance.journeyId(),
                instance.version(),
                instance.contactId(),
                instance.liveCode(),
                instance.staffId(),
                instance.startedAt(),
                instance.finishedAt(),
                instance.result(),
                instance.sequence(),
                instance.steps().stream()
                        .map(step -> new StepDocument(
                                step.number(), step.node(), step.result(), step.commandId(), step.at()))
                        .toList());
    }

    JourneyInstance toInstance() {
        return new JourneyInstance(
                corp,
                instanceId,
                journeyId,
                version,
                contactId,
                liveCode,
                staffId,
                startedAt,
                finishedAt,
                result,
                sequence,
                steps.stream()
                        .map(step -> new JourneyInstance.Step(
                                step.number(), step.node(), step.result(), step.commandId(), step.at()))
                        .toList());
    }
}

package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Effect;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Effects as messages on the wire. */
final class EffectWire {
    private static final String SOURCE = "/journey-service";
    private static final EventType SEND_WELCOME = EventType.of("scrm.wecom.send-welcome.v1");
    private static final EventType SEND_APP_MESSAGE = EventType.of("scrm.wecom.send-app-message.v1");
    private static final EventType STARTED = EventType.of("scrm.journey.started.v1");
    private static final EventType STEP_TAKEN = EventType.of("scrm.journey.step-taken.v1");
    private static final EventType FINISHED = EventType.of("scrm.journey.finished.v1");

    private EffectWire() {}

    private record SendWelcome(
            String contactId,
            String externalUserId,
            String staffId,
            @Nullable String agentId,
            String welcomeCode,
            String text,
            Instant expiresAt) {}

    private record SendAppMessage(String contactId, List<String> staffIds, String text, Instant expiresAt) {}

    private record Started(
            String instanceId,
            String journeyId,
            int version,
            String contactId,
            @Nullable String liveCode,
            String staffId,
            Instant at) {}

    private record StepTaken(
            String instanceId,
            String journeyId,
            int version,
            String contactId,
            int step,
            String node,
            String result,
            @Nullable String commandId,
            Instant at) {}

    private record Finished(
            String instanceId, String journeyId, int version, String contactId, String result, Instant at) {}

    static OutboxMessage message(Effect effect) {
        return switch (effect.content()) {
            case Effect.SendWelcome(var externalUserId, var staffId, var agentId, var code, var text, var expiresAt) ->
                command(
                        effect,
                        SEND_WELCOME,
                        new SendWelcome(effect.contactId(), externalUserId, staffId, agentId, code, text, expiresAt));
            case Effect.SendAppMessage(var staffIds, var text, var expiresAt) ->
                command(effect, SEND_APP_MESSAGE, new SendAppMessage(effect.contactId(), staffIds, text, expiresAt));
            case Effect.Started(var journeyId, var version, var liveCode, var staffId) ->
                event(
                        effect,
                        STARTED,
                        new Started(
                                effect.instanceId(),
                                journeyId,
                                version,
                                effect.contactId(),
                                liveCode,
                                staffId,
                                effect.at()));
            case Effect.StepTaken step ->
                event(
                        effect,
                        STEP_TAKEN,
                        new StepTaken(
                                effect.instanceId(),
                                step.journeyId(),
                                step.version(),
                                effect.contactId(),
                                step.step(),
                                step.node(),
                                step.result(),
                                step.commandId(),
                                effect.at()));
            case Effect.Finished(var journeyId, var version, var result) ->
                event(
                        effect,
                        FINISHED,
                        new Finished(effect.instanceId(), journeyId, version, effect.contactId(), result, effect.at()));
        };
    }

    private static OutboxMessage command(Effect effect, EventType type, Object data) {
        return message(Topics.WECOM_COMMANDS, effect, type, effect.contactId(), data);
    }

    private static OutboxMessage event(Effect effect, EventType type, Object data) {
        return message(Topics.JOURNEY_EVENTS, effect, type, effect.instanceId(), data);
    }

    private static OutboxMessage message(String topic, Effect effect, EventType type, String subject, Object data) {
        return new OutboxMessage(
                topic,
                Ids.contactKey(effect.corpId(), effect.contactId()),
                new EventEnvelope(
                        effect.id(),
                        type,
                        SOURCE,
                        subject,
                        effect.at(),
                        effect.corpId(),
                        effect.sequence(),
                        effect.causationId(),
                        effect.correlationId(),
                        effect.traceParent(),
                        EventData.write(data)));
    }
}

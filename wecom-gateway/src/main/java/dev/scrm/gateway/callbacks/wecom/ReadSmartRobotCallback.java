package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.corps.SmartRobot;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.wecom.XmlRefused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns the decrypted text of a callback to an intelligent robot, which is JSON, into its event. */
final class ReadSmartRobotCallback {
    private final MessageBodies bodies;

    ReadSmartRobotCallback(MessageBodies bodies) {
        this.bodies = bodies;
    }

    /**
     * Null for a question about a stream: WeCom asks again and again for what a robot that answers bit by bit has
     * added, which tells nothing that is new. No such answer is begun here.
     *
     * @throws XmlRefused when the plaintext declares a document type, which WeCom never does
     */
    @Nullable
    CallbackEvent read(SmartRobot robot, byte[] plaintext, Instant receivedAt) {
        var fields = new Fields(ReadCallback.elements(plaintext));
        var messageType = fields.filled("msgtype");
        if ("stream".equals(messageType)) {
            return null;
        }
        var event = fields.part("event");
        var eventType = event == null ? null : event.filled("eventtype");
        var kind = messageType + "/" + eventType;
        var id = CallbackIds.ofRobot(robot.corpId(), robot.robotId(), plaintext, fields.filled("msgid"), kind);
        var message = new Message(robot.corpId(), robot.robotId(), id, plaintext, fields, receivedAt, bodies);
        var typed = typed(message, messageType, event, eventType);
        return typed == null || typed.isTooLarge() ? Unrecognized.keepOfRobot(message, eventType) : typed;
    }

    private static @Nullable CallbackEvent typed(
            Message message, @Nullable String messageType, @Nullable Fields event, @Nullable String eventType) {
        if (messageType == null) {
            return null;
        }
        if (!messageType.equals("event")) {
            return SmartRobotMessages.read(messageType, message);
        }
        return event == null || eventType == null ? null : SmartRobotEvents.read(eventType, event, message);
    }
}

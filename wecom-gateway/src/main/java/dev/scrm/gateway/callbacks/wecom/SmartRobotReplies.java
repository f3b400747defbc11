package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.SmartRobotReply;
import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.CardNotice;
import dev.scrm.gateway.corps.SmartRobot;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers that intelligent robots have prepared, as WeCom wants them in the response. */
final class SmartRobotReplies {
    /** What is read of a click. */
    private record Click(
            @Nullable String staffId,
            @Nullable String eventKey,
            @Nullable String taskId) {}

    /** Nobody may foresee what is encrypted with the key that WeCom and we share. */
    private final SecureRandom random = new SecureRandom();

    /** The event with the answer to it, where the robot has prepared one. */
    CallbackEvent answered(SmartRobot robot, CallbackPair pair, String nonce, CallbackEvent event) {
        var message = message(robot, event);
        return message == null ? event : event.answered(new SmartRobotReply(pair, nonce, message));
    }

    private static @Nullable String message(SmartRobot robot, CallbackEvent event) {
        var type = event.envelope().type();
        if (type.equals(CallbackType.SMART_ROBOT_ENTERED.type())) {
            return robot.greeting() == null ? null : greeting(robot.greeting());
        }
        boolean mayBeAnswered =
                !robot.cardAnswers().isEmpty() && type.equals(CallbackType.SMART_ROBOT_CARD_CLICKED.type());
        return mayBeAnswered ? update(robot, EventData.read(event.envelope(), Click.class)) : null;
    }

    private static String greeting(String text) {
        return text(new JsonText().field("msgtype", "text").object("text", new JsonText().field("content", text)));
    }

    /** The card becomes a notice for whoever clicked on it. */
    private static @Nullable String update(SmartRobot robot, Click click) {
        var notice = click.eventKey() == null ? null : robot.cardAnswers().get(click.eventKey());
        return notice == null || click.staffId() == null
                ? null
                : text(new JsonText()
                        .field("response_type", "update_template_card")
                        .texts("userids", List.of(click.staffId()))
                        .object("template_card", card(notice, click.taskId())));
    }

    private static JsonText card(CardNotice notice, @Nullable String taskId) {
        return new JsonText()
                .field("card_type", "text_notice")
                .object(
                        "main_title",
                        new JsonText().field("title", notice.title()).field("desc", notice.description()))
                .object("card_action", new JsonText().field("type", 1L).field("url", notice.url()))
                .field("task_id", taskId);
    }

    private static String text(JsonText json) {
        return new String(json.toBytes(), StandardCharsets.UTF_8);
    }

    /** The reply, encrypted for nobody in particular and signed. */
    byte[] write(SmartRobotReply reply, CallbackKey key, Instant now) {
        var bytes = new byte[CallbackCipher.RANDOM_BYTES];
        random.nextBytes(bytes);
        var encrypt = CallbackCipher.encrypt(key, bytes, reply.message().getBytes(StandardCharsets.UTF_8), "");
        long timestamp = now.getEpochSecond();
        return new JsonText()
                .field("encrypt", encrypt)
                .field(
                        "msgsignature",
                        CallbackSignature.sign(reply.pair().token(), Long.toString(timestamp), reply.nonce(), encrypt))
                .field("timestamp", timestamp)
                .field("nonce", reply.nonce())
                .toBytes();
    }
}

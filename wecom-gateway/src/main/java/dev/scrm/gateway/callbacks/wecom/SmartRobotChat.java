package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackEvent;
import org.jspecify.annotations.Nullable;

/**
 * The chat with an intelligent robot in which something happened. What is said in a group stays in the order of the group,
 * what is said to the robot alone in that of the staff member.
 *
 * @param staffId WeCom encrypts it unless a super administrator made the robot
 */
record SmartRobotChat(Message message, String staffId, JsonText data) {
    /** Null when it does not say who did it. */
    static @Nullable SmartRobotChat of(Message message) {
        var from = message.fields().part("from");
        var staffId = from == null ? null : from.filled("userid");
        if (from == null || staffId == null) {
            return null;
        }
        var responseUrl = message.filled("response_url");
        var data = new JsonText()
                .field("robotId", message.agentId())
                .field("wecomRobotId", message.filled("aibotid"))
                .field("staffId", staffId)
                .field("staffCorpId", from.filled("corpid"))
                .field("chatType", message.filled("chattype"))
                .field("chatId", message.filled("chatid"))
                .field(
                        "sealedResponseUrl",
                        responseUrl == null ? null : message.sealed(new JsonText().field("url", responseUrl)));
        return new SmartRobotChat(message, staffId, data);
    }

    /** The event with what was put into the data meanwhile. */
    CallbackEvent event(CallbackType type) {
        var chatId = message.filled("chatid");
        return chatId == null ? message.aboutStaff(type, staffId, data) : message.about(type, chatId, data);
    }
}

package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a callback whole: sealed unless its family is known to hold nothing that somebody wrote, nor where they are or how
 * to reach them. One that would be larger than an event may be is kept without its text, and says how much that was.
 */
final class Unrecognized {
    /** Of what a callback without its text is called; WeCom's names have 30 characters at most. */
    private static final int LONGEST_NAME = 100;

    /**
     * Whose fields WeCom documents: ids, numbers, names and words of processes. All others are sealed: messages, places, the
     * address book, and what WeCom only names, such as the changes of pupils and their parents.
     */
    private static final Set<String> IN_CLEAR = Set.of(
            "change_external_contact",
            "change_external_chat",
            "change_external_tag",
            "customer_acquisition",
            "kf_msg_or_event",
            "kf_account_auth_change",
            "sys_approval_change",
            "open_approval_change",
            "subscribe",
            "unsubscribe",
            "enter_agent",
            "batch_job_result",
            "share_agent_change",
            "share_chain_change",
            "switch_workbench_mode",
            "inactive_alert",
            "close_inactive_agent",
            "reopen_inactive_agent",
            "low_active_alert",
            "low_active",
            "active_restored",
            "app_email_change",
            "click",
            "view",
            "view_miniprogram",
            "template_card_event",
            "template_card_menu_event",
            "taskcard_click",
            "modify_calendar",
            "delete_calendar",
            "add_schedule",
            "modify_schedule",
            "delete_schedule",
            "respond_schedule",
            "living_status_change",
            "msgaudit_notify");

    private Unrecognized() {}

    static CallbackEvent keep(Message message) {
        return keep(message, message.filled("Event"), message.filled("MsgType"), isPersonal(message));
    }

    /** Of an intelligent robot, which staff members tell what they like: always sealed. */
    static CallbackEvent keepOfRobot(Message message, @Nullable String event) {
        return keep(message, event, message.filled("msgtype"), true);
    }

    private static CallbackEvent keep(
            Message message, @Nullable String event, @Nullable String messageType, boolean personal) {
        var plaintext = new String(message.plaintext(), StandardCharsets.UTF_8);
        var data = new JsonText()
                .field("event", event)
                .field("changeType", message.filled("ChangeType"))
                .field("messageType", messageType)
                .field("xml", personal ? "" : plaintext)
                .field("sealedXml", personal ? message.sealed(new JsonText().field("xml", plaintext)) : null);
        var whole = message.aboutCorp(CallbackType.UNRECOGNIZED, data);
        return (whole.isTooLarge() ? withoutText(message, event, messageType) : whole)
                .unrecognizedAs(type(messageType, event, message.filled("ChangeType")));
    }

    private static CallbackEvent withoutText(Message message, @Nullable String event, @Nullable String messageType) {
        var data = new JsonText()
                .field("event", shortened(event))
                .field("changeType", shortened(message.filled("ChangeType")))
                .field("messageType", shortened(messageType))
                .field("xml", "")
                .field("omittedBytes", (long) message.plaintext().length);
        return message.aboutCorp(CallbackType.UNRECOGNIZED, data);
    }

    private static @Nullable String shortened(@Nullable String name) {
        return name == null ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** What an operator reads: {@code change_external_contact/add_half}, {@code sticker}, or nothing that can be read. */
    private static String type(@Nullable String messageType, @Nullable String event, @Nullable String changeType) {
        return Stream.of("event".equals(messageType) ? null : messageType, event, changeType)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
    }

    private static boolean isPersonal(Message message) {
        var event = message.filled("Event");
        return event == null || !IN_CLEAR.contains(event);
    }
}

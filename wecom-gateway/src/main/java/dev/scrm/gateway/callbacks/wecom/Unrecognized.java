package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a callback whole: sealed where it may hold what somebody wrote, where they are, or how to reach them. One that
 * would be larger than an event may be is kept without its text, and says how much that was.
 */
final class Unrecognized {
    /** Of what a callback without its text is called; WeCom's names have 30 characters at most. */
    private static final int LONGEST_NAME = 100;

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

    /** Messages, the address book, whereabouts, and what nobody can read and so nobody knows to be none of these. */
    private static boolean isPersonal(Message message) {
        return switch (message.filled("Event")) {
            case "change_contact", "LOCATION", "location_select" -> true;
            case null -> !"event".equals(message.filled("MsgType"));
            default -> false;
        };
    }
}

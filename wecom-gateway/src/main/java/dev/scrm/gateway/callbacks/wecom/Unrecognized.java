package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.nio.charset.StandardCharsets;

/** Keeps a callback whole: sealed where it may hold what somebody wrote, where they are, or how to reach them. */
final class Unrecognized {
    private Unrecognized() {}

    static CallbackEvent keep(Message message) {
        var plaintext = new String(message.plaintext(), StandardCharsets.UTF_8);
        boolean personal = isPersonal(message);
        var data = new JsonText()
                .field("event", message.filled("Event"))
                .field("changeType", message.filled("ChangeType"))
                .field("messageType", message.filled("MsgType"))
                .field("xml", personal ? "" : plaintext)
                .field("sealedXml", personal ? message.sealed(new JsonText().field("xml", plaintext)) : null);
        return message.aboutCorp(CallbackType.UNRECOGNIZED, data);
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

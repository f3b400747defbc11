package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.SERVICE_ACCOUNT_AUTHORIZATION_CHANGED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.SERVICE_MESSAGES_WAITING;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customer service: its doorbell, and which accounts an app may act for. */
final class ServiceAccountEvents {
    private ServiceAccountEvents() {}

    static @Nullable CallbackEvent messagesWaiting(Message message) {
        var openKfId = message.filled("OpenKfId");
        var syncToken = message.filled("Token");
        if (openKfId == null || syncToken == null) {
            return null;
        }
        var data = new JsonText().field("openKfId", openKfId).field("syncToken", syncToken);
        return message.doorbell(SERVICE_MESSAGES_WAITING, openKfId, data);
    }

    static @Nullable CallbackEvent authorizationChanged(Message message) {
        var added = message.fields().items("AuthAddOpenKfId");
        var removed = message.fields().items("AuthDelOpenKfId");
        return added.isEmpty() && removed.isEmpty() ? null : authorizationChanged(message, added, removed);
    }

    private static CallbackEvent authorizationChanged(Message message, List<String> added, List<String> removed) {
        return message.aboutApp(
                SERVICE_ACCOUNT_AUTHORIZATION_CHANGED,
                new JsonText().texts("addedOpenKfIds", added).texts("removedOpenKfIds", removed));
    }
}

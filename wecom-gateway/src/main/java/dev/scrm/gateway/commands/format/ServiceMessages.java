package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.events.Ids;
import org.jspecify.annotations.Nullable;

/** kf/send_msg and kf/send_msg_on_event under a message id of our own: WeCom takes it once. */
final class ServiceMessages {
    private record SendServiceMessage(
            @Nullable String externalUserId, @Nullable String openKfId) {}

    private record SendServiceEventMessage(
            @Nullable String openKfId, @Nullable String eventCode) {}

    private ServiceMessages() {}

    static Command read(Command.Head head, Fields fields) {
        var data = fields.read(SendServiceMessage.class);
        var wish = fields.read(ServiceContents.Wish.class);
        var openKfId = Checks.present(data.openKfId(), Reason.RECIPIENT_MISSING);
        var body = Json.object()
                .put("touser", Checks.present(data.externalUserId(), Reason.RECIPIENT_MISSING))
                .put("open_kfid", openKfId)
                .put("msgid", messageId(head));
        var content = ServiceContents.of(wish);
        var request = ApiRequest.of("kf/send_msg", content.in(body).fields());
        return new Command.Post(head, CommandKind.SEND_SERVICE_MESSAGE, new Actor.ServiceAccountApp(openKfId), request);
    }

    static Command readOnEvent(Command.Head head, Fields fields) {
        var data = fields.read(SendServiceEventMessage.class);
        var wish = fields.read(ServiceContents.Wish.class);
        var openKfId = Checks.present(data.openKfId(), Reason.RECIPIENT_MISSING);
        var body = Json.object()
                .put("code", Checks.present(data.eventCode(), Reason.EVENT_CODE_MISSING))
                .put("msgid", messageId(head));
        var content = ServiceContents.onEvent(wish);
        var request = ApiRequest.of("kf/send_msg_on_event", content.in(body).fields());
        return new Command.Post(
                head, CommandKind.SEND_SERVICE_EVENT_MESSAGE, new Actor.ServiceAccountApp(openKfId), request);
    }

    /** The same whenever the command is repeated; at most 32 characters. */
    private static String messageId(Command.Head head) {
        return Ids.derived("service-message", head.corpId(), head.id());
    }
}

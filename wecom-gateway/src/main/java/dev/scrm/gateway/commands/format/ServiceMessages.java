package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.EventData;
import org.jspecify.annotations.Nullable;

/** kf/send_msg under a message id of our own: WeCom takes it once. */
final class ServiceMessages {
    private static final int TEXT_BYTES = 2048;

    private record SendServiceMessage(
            @Nullable String externalUserId,
            @Nullable String openKfId,
            @Nullable String text) {}

    private ServiceMessages() {}

    static Command read(Command.Head head, EventEnvelope envelope) {
        var data = EventData.read(envelope, SendServiceMessage.class);
        var openKfId = Checks.present(data.openKfId(), "recipient-missing");
        var body = Json.object()
                .put("touser", Checks.present(data.externalUserId(), "recipient-missing"))
                .put("open_kfid", openKfId)
                .put("msgid", messageId(head))
                .put("msgtype", "text")
                .put("text", Json.object().put("content", Checks.text(data.text(), TEXT_BYTES)));
        return new Command.Post(
                head,
                CommandKind.SEND_SERVICE_MESSAGE,
                new Actor.ServiceAccountApp(openKfId),
                ApiRequest.of("kf/send_msg", body.fields()));
    }

    /** The same whenever the command is repeated; at most 32 characters. */
    private static String messageId(Command.Head head) {
        return Ids.derived("service-message", head.corpId(), head.id());
    }
}

package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import org.jspecify.annotations.Nullable;

/** kf/service_state/trans: who answers a customer. */
final class ServiceSessions {
    private record ChangeServiceSession(
            @Nullable String externalUserId,
            @Nullable String openKfId,
            @Nullable String state,
            @Nullable String staffId) {}

    private ServiceSessions() {}

    static Command read(Command.Head head, Fields fields) {
        var data = fields.read(ChangeServiceSession.class);
        var openKfId = Checks.present(data.openKfId(), Reason.RECIPIENT_MISSING);
        int state = state(data.state());
        var staffId = state == 3 ? Checks.present(data.staffId(), Reason.SERVICER_MISSING) : null;
        Checks.require(state == 3 || data.staffId() == null, Reason.SERVICER_NOT_WANTED);
        var body = Json.object()
                .put("open_kfid", openKfId)
                .put("external_userid", Checks.present(data.externalUserId(), Reason.RECIPIENT_MISSING))
                .put("service_state", state)
                .put("servicer_userid", staffId);
        return new Command.Post(
                head,
                CommandKind.CHANGE_SERVICE_SESSION,
                new Actor.ServiceAccountApp(openKfId),
                ApiRequest.of("kf/service_state/trans", body.fields()));
    }

    private static int state(@Nullable String state) {
        return switch (state) {
            case "assistant" -> 1;
            case "pool" -> 2;
            case "staff" -> 3;
            case "ended" -> 4;
            case null, default -> throw new WrongCommand(Reason.SESSION_STATE_UNKNOWN);
        };
    }
}

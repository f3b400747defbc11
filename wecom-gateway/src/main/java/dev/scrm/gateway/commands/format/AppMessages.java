package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.WecomApi;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** message/send with WeCom's own duplicate check: the same request reaches its receivers once. */
final class AppMessages {
    private static final int TEXT_BYTES = 2048;
    private static final int RECIPIENTS = 1000;

    private record SendAppMessage(
            @Nullable String agentId,
            @Nullable List<@Nullable String> staffIds,
            @Nullable String text) {}

    private AppMessages() {}

    static Command read(Command.Head head, EventEnvelope envelope) {
        var data = EventData.read(envelope, SendAppMessage.class);
        var staffIds = staffIds(data.staffIds());
        var body = Json.object()
                .put("touser", String.join("|", staffIds))
                .put("msgtype", "text")
                .put("text", Json.object().put("content", Checks.text(data.text(), TEXT_BYTES)))
                .put("enable_duplicate_check", 1)
                .put("duplicate_check_interval", duplicateCheckInterval(head.id()));
        return new Command.Post(
                head,
                CommandKind.SEND_APP_MESSAGE,
                new Actor.Agent(data.agentId()),
                ApiRequest.of("message/send", body.fields()).namingAgent().to(Set.copyOf(staffIds)));
    }

    private static List<String> staffIds(@Nullable List<@Nullable String> wanted) {
        var staffIds = Checks.withoutNulls(wanted);
        Checks.require(!staffIds.isEmpty() && staffIds.size() <= RECIPIENTS, "recipients-out-of-range");
        Checks.require(
                staffIds.stream().noneMatch(id -> id.isBlank() || id.contains("|") || id.startsWith("@")),
                "recipient-invalid");
        return staffIds;
    }

    /**
     * WeCom compares the JSON of requests: some seconds more, taken from the command's id, set two commands apart that say
     * the same, and are the same whenever the command is repeated.
     */
    private static int duplicateCheckInterval(String commandId) {
        return WecomApi.DUPLICATES_KNOWN_SECONDS + Math.floorMod(commandId.hashCode(), 3600);
    }
}

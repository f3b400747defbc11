package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** externalcontact/send_welcome_msg. */
final class Welcomes {
    private static final int TEXT_BYTES = 4000;

    /**
     * What a greeting has.
     *
     * @param externalUserId whom it greets, for who reads along: WeCom knows by the code
     * @param staffId in whose name, likewise
     */
    private record SendWelcome(
            @Nullable String externalUserId,
            @Nullable String staffId,
            @Nullable String agentId,
            @Nullable String welcomeCode,
            @Nullable String text,
            @Nullable List<Attachments.@Nullable Attachment> attachments) {}

    private Welcomes() {}

    static Command read(Command.Head head, Fields fields) {
        var data = fields.read(SendWelcome.class);
        var attachments = Attachments.of(data.attachments());
        var text = attachments != null && data.text() == null
                ? null
                : Json.object().put("content", Checks.text(data.text(), TEXT_BYTES));
        var body = Json.object()
                .put("welcome_code", Checks.present(data.welcomeCode(), Reason.WELCOME_CODE_MISSING))
                .put("text", text)
                .put("attachments", attachments);
        return new Command.Post(
                head,
                CommandKind.SEND_WELCOME,
                new Actor.Agent(data.agentId()),
                ApiRequest.of("externalcontact/send_welcome_msg", body.fields()));
    }
}

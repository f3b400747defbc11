package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.WecomApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * message/send with WeCom's own duplicate check (the same request reaches its receivers once), message/recall and
 * message/update_template_card.
 */
final class AppMessages {
    private record SendAppMessage(
            @Nullable String agentId,
            @Nullable List<@Nullable String> staffIds,
            @Nullable List<@Nullable String> departmentIds,
            @Nullable List<@Nullable String> tagIds,
            @Nullable Boolean all,
            @Nullable Boolean confidential,
            @Nullable Boolean insideOnly) {}

    private record RecallAppMessage(
            @Nullable String agentId,
            @Nullable String messageId,
            @Nullable String commandId) {}

    private record Button(@Nullable String replaceName) {}

    private record UpdateTemplateCard(
            @Nullable String agentId,
            @Nullable String responseCode,
            @Nullable String commandId,
            @Nullable List<@Nullable String> staffIds,
            @Nullable List<@Nullable String> departmentIds,
            @Nullable List<@Nullable String> tagIds,
            @Nullable Boolean all,
            @Nullable Button button,
            TemplateCards.@Nullable Card templateCard) {}

    private AppMessages() {}

    static Command send(Command.Head head, Fields fields) {
        var data = fields.read(SendAppMessage.class);
        var content = AppContents.of(fields.read(AppContents.Wish.class), TemplateCards.taskId(head.id()));
        var receivers = Receivers.of(data.staffIds(), data.departmentIds(), data.tagIds(), data.all());
        Checks.require(!receivers.all() || AppContents.mayGoToAll(content), Reason.CONTENT_IMPOSSIBLE);
        var body = content.in(receivers.putJoined(Json.object()))
                .put("safe", safe(data, content))
                .put("enable_duplicate_check", 1)
                .put("duplicate_check_interval", duplicateCheckInterval(head.id()));
        return new Command.Post(
                head,
                CommandKind.SEND_APP_MESSAGE,
                new Actor.Agent(data.agentId()),
                ApiRequest.of("message/send", body.fields()).namingAgent().to(receivers.counted()));
    }

    /** 1 not to be passed on, 2 to be seen inside the corp only; null for neither. */
    private static @Nullable Integer safe(SendAppMessage data, Content content) {
        boolean confidential = Boolean.TRUE.equals(data.confidential());
        boolean insideOnly = Boolean.TRUE.equals(data.insideOnly());
        Checks.require(!confidential || AppContents.mayBeConfidential(content), Reason.CONFIDENTIAL_IMPOSSIBLE);
        Checks.require(
                !insideOnly || (AppContents.mayStayInside(content) && !confidential), Reason.CONFIDENTIAL_IMPOSSIBLE);
        if (insideOnly) {
            return 2;
        }
        return confidential ? 1 : null;
    }

    static Command recall(Command.Head head, Fields fields) {
        var data = fields.read(RecallAppMessage.class);
        var body = Json.object()
                .put("msgid", given(data.messageId(), data.commandId(), "messageId", Reason.MESSAGE_MISSING));
        return new Command.Post(
                head,
                CommandKind.RECALL_APP_MESSAGE,
                new Actor.Agent(data.agentId()),
                ApiRequest.of("message/recall", body.fields()));
    }

    static Command update(Command.Head head, Fields fields) {
        var data = fields.read(UpdateTemplateCard.class);
        var button = data.button();
        var card = data.templateCard();
        Checks.require(button == null || card == null, Reason.CONTENT_AMBIGUOUS);
        var body = Receivers.of(data.staffIds(), data.departmentIds(), data.tagIds(), data.all())
                .putListed(Json.object())
                .put(
                        "response_code",
                        given(data.responseCode(), data.commandId(), "responseCode", Reason.RESPONSE_CODE_MISSING));
        if (card == null) {
            var name = Checks.present(button == null ? null : button.replaceName(), Reason.BUTTON_MISSING);
            body.put("button", Json.object().put("replace_name", name));
        } else {
            body.put("template_card", TemplateCards.replacement(card, data.commandId()));
        }
        return new Command.Post(
                head,
                CommandKind.UPDATE_TEMPLATE_CARD,
                new Actor.Agent(data.agentId()),
                ApiRequest.of("message/update_template_card", body.fields()).namingAgent());
    }

    /** What the command gives itself, or what WeCom gave for the earlier command that it names. */
    private static Object given(
            @Nullable String value, @Nullable String commandId, String field, Reason reasonWhenMissing) {
        return commandId == null || commandId.isBlank()
                ? Checks.present(value, reasonWhenMissing)
                : new Blank.ResultOf(commandId, field);
    }

    /**
     * WeCom compares the JSON of requests: some seconds more, taken from the command's id, set two commands apart that say
     * the same, and are the same whenever the command is repeated.
     */
    private static int duplicateCheckInterval(String commandId) {
        return WecomApi.DUPLICATES_KNOWN_SECONDS + Math.floorMod(commandId.hashCode(), 3600);
    }
}

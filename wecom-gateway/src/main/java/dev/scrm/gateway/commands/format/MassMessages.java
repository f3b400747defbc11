package dev.scrm.gateway.commands.format;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** externalcontact/add_msg_template, cancel_groupmsg_send and remind_groupmsg_send: messages that staff confirm. */
final class MassMessages {
    private static final int CUSTOMERS = 10_000;
    private static final int CHATS = 2_000;
    private static final int TAGS = 100;
    private static final int TEXT_BYTES = 4000;
    private static final int ATTACHMENTS = 9;

    private record KnownMessage(@Nullable String messageId) {}

    private record MassMessage(
            @Nullable String to,
            @Nullable String staffId,
            @Nullable List<@Nullable String> externalUserIds,
            @Nullable List<@Nullable String> chatIds,
            @Nullable List<@Nullable List<@Nullable String>> tagIds,
            @Nullable Boolean staffMayChoose,
            @Nullable String text,
            @Nullable List<@Nullable Link> links,
            @Nullable List<Attachments.@Nullable Attachment> attachments) {}

    private record Link(
            @Nullable String title,
            @Nullable String url,
            @Nullable String description,
            @Nullable String pictureUrl) {}

    private MassMessages() {}

    static Command read(CommandKind kind, Command.Head head, Fields fields) {
        return switch (kind) {
            case SEND_MASS_MESSAGE -> post(head, kind, "add_msg_template", message(fields.read(MassMessage.class)));
            case CANCEL_MASS_MESSAGE ->
                post(head, kind, "cancel_groupmsg_send", ofKnown(fields.read(KnownMessage.class)));
            default -> post(head, kind, "remind_groupmsg_send", ofKnown(fields.read(KnownMessage.class)));
        };
    }

    private static Json message(MassMessage data) {
        var links = requireNonNullElse(data.links(), List.<@Nullable Link>of()).stream()
                .filter(Objects::nonNull)
                .map(MassMessages::link)
                .toList();
        var attachments = new ArrayList<Map<String, Object>>(links);
        requireNonNullElse(Attachments.of(data.attachments()), List.<Json>of())
                .forEach(attachment -> attachments.add(attachment.fields()));
        Checks.require(attachments.size() <= ATTACHMENTS, Reason.ATTACHMENTS_OUT_OF_RANGE);
        var text = data.text() == null && !attachments.isEmpty() ? null : Checks.text(data.text(), TEXT_BYTES);
        return recipients(data)
                .put("allow_select", data.staffMayChoose())
                .put("text", text == null ? null : Json.object().put("content", text))
                .put("attachments", attachments.isEmpty() ? null : attachments);
    }

    private static Json recipients(MassMessage data) {
        return switch (data.to()) {
            case "groups" ->
                Json.object()
                        .put("chat_type", "group")
                        .put("chat_id_list", Checks.ids(CHATS, data.chatIds(), Reason.CHATS_OUT_OF_RANGE))
                        .put("sender", Checks.present(data.staffId(), Reason.SENDER_MISSING));
            case "contacts" -> contacts(data);
            case null, default -> throw new WrongCommand(Reason.RECIPIENTS_UNKNOWN);
        };
    }

    /** WeCom takes named customers before tags, and a staff member alone for all of theirs. */
    private static Json contacts(MassMessage data) {
        var named = Checks.ids(CUSTOMERS, data.externalUserIds(), Reason.RECIPIENTS_OUT_OF_RANGE);
        var tags = requireNonNullElse(data.tagIds(), List.<@Nullable List<@Nullable String>>of()).stream()
                .map(MassMessages::tagGroup)
                .toList();
        Checks.require(tags.size() <= TAGS, Reason.TAGS_OUT_OF_RANGE);
        boolean some = (named != null && !named.isEmpty()) || !tags.isEmpty() || data.staffId() != null;
        Checks.require(some, Reason.RECIPIENT_MISSING);
        return Json.object()
                .put("chat_type", "single")
                .put("external_userid", named)
                .put("sender", data.staffId())
                .put("tag_filter", tags.isEmpty() ? null : Json.object().put("group_list", tags));
    }

    private static Map<String, Object> tagGroup(@Nullable List<@Nullable String> anyOf) {
        var ids = Checks.ids(TAGS, anyOf, Reason.TAGS_OUT_OF_RANGE);
        Checks.require(ids != null && !ids.isEmpty(), Reason.TAGS_OUT_OF_RANGE);
        return Json.object().put("tag_list", ids).fields();
    }

    private static Map<String, Object> link(@Nullable Link link) {
        Objects.requireNonNull(link);
        return Json.object()
                .put("msgtype", "link")
                .put(
                        "link",
                        Json.object()
                                .put("title", Checks.text(link.title(), 128))
                                .put("picurl", link.pictureUrl())
                                .put("desc", link.description() == null ? null : Checks.text(link.description(), 512))
                                .put("url", Checks.present(link.url(), Reason.URL_MISSING)))
                .fields();
    }

    private static Json ofKnown(KnownMessage data) {
        return Json.object().put("msgid", Checks.present(data.messageId(), Reason.MESSAGE_MISSING));
    }

    private static Command post(Command.Head head, CommandKind kind, String api, Json body) {
        return new Command.Post(
                head, kind, new Actor.CustomerApp(), ApiRequest.of("externalcontact/" + api, body.fields()));
    }
}

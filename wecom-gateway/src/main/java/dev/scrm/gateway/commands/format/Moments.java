package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** externalcontact/add_moment_task and cancel_moment_task: what staff members publish in their customers' timelines. */
final class Moments {
    private static final int TEXT_BYTES = 4000;
    private static final int TEXT_CHARACTERS = 2000;
    private static final int SENDERS = 2_000;
    private static final int TAGS = 100;

    private record Moment(
            @Nullable String momentId,
            @Nullable List<@Nullable String> staffIds,
            @Nullable List<@Nullable Long> departmentIds,
            @Nullable List<@Nullable String> tagIds,
            @Nullable String text,
            @Nullable Link link,
            @Nullable Object images,
            @Nullable Object video,
            @Nullable Object attachments) {
        /** Pictures and videos are not sent yet: better nothing than a moment without them. */
        boolean hasMedia() {
            return images != null || video != null || attachments != null;
        }
    }

    private record Link(@Nullable String title, @Nullable String url) {}

    private Moments() {}

    static Command read(CommandKind kind, Command.Head head, EventEnvelope envelope) {
        var data = EventData.read(envelope, Moment.class);
        return kind == CommandKind.PUBLISH_MOMENT
                ? post(head, kind, "add_moment_task", moment(data))
                : post(
                        head,
                        kind,
                        "cancel_moment_task",
                        Json.object().put("moment_id", Checks.present(data.momentId(), Reason.MOMENT_MISSING)));
    }

    private static Json moment(Moment data) {
        Checks.require(!data.hasMedia(), Reason.MEDIA_NOT_SENT_YET);
        var text = data.text() == null && data.link() != null ? null : Checks.text(data.text(), TEXT_BYTES);
        Checks.atMost(TEXT_CHARACTERS, text, Reason.TEXT_TOO_LONG);
        var tagIds = Checks.ids(TAGS, data.tagIds(), Reason.TAGS_OUT_OF_RANGE);
        return Json.object()
                .put("text", text == null ? null : Json.object().put("content", text))
                .put(
                        "attachments",
                        data.link() == null ? null : List.of(link(data.link()).fields()))
                .put(
                        "visible_range",
                        Json.object()
                                .put("sender_list", senders(data))
                                .put(
                                        "external_contact_list",
                                        tagIds == null ? null : Json.object().put("tag_list", tagIds)));
    }

    /** All staff members when nobody is named. */
    private static @Nullable Json senders(Moment data) {
        var staffIds = Checks.ids(SENDERS, data.staffIds(), Reason.RECIPIENTS_OUT_OF_RANGE);
        var departments = data.departmentIds();
        Checks.require(departments == null || departments.size() <= SENDERS, Reason.RECIPIENTS_OUT_OF_RANGE);
        return staffIds == null && departments == null
                ? null
                : Json.object()
                        .put("user_list", staffIds)
                        .put(
                                "department_list",
                                departments == null
                                        ? null
                                        : departments.stream()
                                                .filter(Objects::nonNull)
                                                .toList());
    }

    private static Json link(Link link) {
        return Json.object()
                .put("msgtype", "link")
                .put(
                        "link",
                        Json.object()
                                .put("title", Checks.text(link.title(), 128))
                                .put("url", Checks.present(link.url(), Reason.URL_MISSING)));
    }

    private static Command post(Command.Head head, CommandKind kind, String api, Json body) {
        return new Command.Post(
                head, kind, new Actor.CustomerApp(), ApiRequest.of("externalcontact/" + api, body.fields()));
    }
}

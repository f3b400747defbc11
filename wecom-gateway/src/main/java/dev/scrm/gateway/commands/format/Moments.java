package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * externalcontact/add_moment_task and cancel_moment_task: what staff members publish in their customers' timelines. WeCom's
 * page 95094 has the limits. How long a video is and how large a picture shows WeCom alone looks at, when they are uploaded.
 */
final class Moments {
    private static final int TEXT_BYTES = 4000;
    private static final int TEXT_CHARACTERS = 2000;
    private static final int SENDERS = 2_000;
    private static final int TAGS = 100;
    private static final int IMAGES = 9;
    private static final int LINK_TITLE_BYTES = 128;

    private record KnownMoment(@Nullable String momentId) {}

    private record Moment(
            @Nullable List<@Nullable String> staffIds,
            @Nullable List<@Nullable Long> departmentIds,
            @Nullable List<@Nullable String> tagIds,
            @Nullable String text,
            @Nullable List<MediaContents.@Nullable Media> images,
            MediaContents.@Nullable Media video,
            @Nullable Link link,
            @Nullable Object attachments) {}

    /** A page, with a picture beside it. */
    private record Link(
            @Nullable String title,
            @Nullable String url,
            @Nullable String pictureMediaId) {}

    private Moments() {}

    static Command read(CommandKind kind, Command.Head head, Fields fields) {
        return kind == CommandKind.PUBLISH_MOMENT
                ? post(head, kind, "add_moment_task", moment(fields.read(Moment.class)))
                : post(head, kind, "cancel_moment_task", ofKnown(fields.read(KnownMoment.class)));
    }

    private static Json ofKnown(KnownMoment data) {
        return Json.object().put("moment_id", Checks.present(data.momentId(), Reason.MOMENT_MISSING));
    }

    private static Json moment(Moment data) {
        // Other messages have those: better no moment than one without them.
        Checks.require(data.attachments() == null, Reason.CONTENT_IMPOSSIBLE);
        var attachments = attachments(data);
        var text = data.text() == null && attachments != null ? null : Checks.text(data.text(), TEXT_BYTES);
        Checks.atMost(TEXT_CHARACTERS, text, Reason.TEXT_TOO_LONG);
        var tagIds = Checks.ids(TAGS, data.tagIds(), Reason.TAGS_OUT_OF_RANGE);
        return Json.object()
                .put("text", text == null ? null : Json.object().put("content", text))
                .put("attachments", attachments)
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

    /** Pictures, or a video, or a link; null for none of them. */
    private static @Nullable List<Json> attachments(Moment data) {
        var images = Lengths.objects(data.images(), 0, IMAGES, Reason.ATTACHMENTS_OUT_OF_RANGE, Moments::image);
        var given = Stream.of(
                        Optional.ofNullable(images),
                        Content.of("video", data.video(), video -> media(video, MediaKind.VIDEO))
                                .map(Moments::alone),
                        Content.of("link", data.link(), Moments::link).map(Moments::alone))
                .flatMap(Optional::stream)
                .toList();
        Checks.require(given.size() <= 1, Reason.ATTACHMENT_AMBIGUOUS);
        return given.isEmpty() ? null : given.getFirst();
    }

    private static List<Json> alone(Content content) {
        return List.of(content.in(Json.object()));
    }

    private static Json image(MediaContents.Media image) {
        return new Content("image", media(image, MediaKind.IMAGE)).in(Json.object());
    }

    private static Json media(MediaContents.Media media, MediaKind kind) {
        return Json.object().put("media_id", file(media.mediaId(), kind));
    }

    private static Json link(Link link) {
        var picture = link.pictureMediaId() == null ? null : file(link.pictureMediaId(), MediaKind.IMAGE);
        return Json.object()
                .put("title", Checks.text(link.title(), LINK_TITLE_BYTES))
                .put("url", Checks.present(link.url(), Reason.URL_MISSING))
                .put("media_id", picture);
    }

    /** WeCom takes for moments only what was uploaded for them. */
    private static Blank file(@Nullable String mediaId, MediaKind kind) {
        return new Blank.File(Checks.present(mediaId, Reason.MEDIA_MISSING), kind, true);
    }

    private static Command post(Command.Head head, CommandKind kind, String api, Json body) {
        return new Command.Post(
                head, kind, new Actor.CustomerApp(), ApiRequest.of("externalcontact/" + api, body.fields()));
    }
}

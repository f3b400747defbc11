package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** externalcontact/send_welcome_msg. */
final class Welcomes {
    private static final int TEXT_BYTES = 4000;
    private static final int MOST_ATTACHMENTS = 9;
    private static final int LINK_TITLE_BYTES = 128;
    private static final int DESCRIPTION_BYTES = 512;
    private static final int PROGRAM_TITLE_BYTES = 64;

    private record SendWelcome(
            @Nullable String agentId,
            @Nullable String welcomeCode,
            @Nullable String text,
            @Nullable List<@Nullable Attachment> attachments) {}

    /** One of these. */
    private record Attachment(
            MediaContents.@Nullable Media image,
            @Nullable Link link,
            @Nullable MiniProgram miniprogram,
            MediaContents.@Nullable Media video,
            MediaContents.@Nullable Media file) {}

    private record Link(
            @Nullable String title,
            @Nullable String description,
            @Nullable String url,
            @Nullable String pictureUrl) {}

    private record MiniProgram(
            @Nullable String title,
            @Nullable String appId,
            @Nullable String pagePath,
            @Nullable String pictureMediaId) {}

    private Welcomes() {}

    static Command read(Command.Head head, EventEnvelope envelope) {
        var data = EventData.read(envelope, SendWelcome.class);
        var attachments = Lengths.objects(
                data.attachments(), 0, MOST_ATTACHMENTS, Reason.ATTACHMENTS_OUT_OF_RANGE, Welcomes::attachment);
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

    private static Json attachment(Attachment attachment) {
        var given = Stream.of(
                        of("image", attachment.image(), image -> MediaContents.media(image, MediaKind.IMAGE)),
                        of("link", attachment.link(), Welcomes::link),
                        of("miniprogram", attachment.miniprogram(), Welcomes::miniProgram),
                        of("video", attachment.video(), video -> MediaContents.media(video, MediaKind.VIDEO)),
                        of("file", attachment.file(), file -> MediaContents.media(file, MediaKind.FILE)))
                .flatMap(Optional::stream)
                .toList();
        Checks.require(given.size() == 1, Reason.ATTACHMENT_AMBIGUOUS);
        return given.getFirst();
    }

    private static <T> Optional<Json> of(String type, @Nullable T wish, Function<T, Json> translate) {
        return wish == null
                ? Optional.empty()
                : Optional.of(Json.object().put("msgtype", type).put(type, translate.apply(wish)));
    }

    private static Json link(Link link) {
        var title = Checks.present(link.title(), Reason.TITLE_MISSING);
        return Json.object()
                .put("title", Lengths.bytes(title, LINK_TITLE_BYTES, Reason.TITLE_TOO_LONG))
                .put("picurl", link.pictureUrl())
                .put("desc", Lengths.bytes(link.description(), DESCRIPTION_BYTES, Reason.DESCRIPTION_TOO_LONG))
                .put("url", Checks.present(link.url(), Reason.URL_MISSING));
    }

    private static Json miniProgram(MiniProgram program) {
        var title = Checks.present(program.title(), Reason.TITLE_MISSING);
        return Json.object()
                .put("title", Lengths.bytes(title, PROGRAM_TITLE_BYTES, Reason.TITLE_TOO_LONG))
                .put("pic_media_id", MediaContents.id(program.pictureMediaId(), MediaKind.IMAGE))
                .put("appid", Checks.present(program.appId(), Reason.APP_MISSING))
                .put("page", Checks.present(program.pagePath(), Reason.PAGE_MISSING));
    }
}

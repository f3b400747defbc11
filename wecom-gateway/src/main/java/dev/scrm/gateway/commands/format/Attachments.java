package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes with the text of a welcome or a mass message. */
final class Attachments {
    private static final int MOST = 9;
    private static final int LINK_TITLE_BYTES = 128;
    private static final int DESCRIPTION_BYTES = 512;
    private static final int PROGRAM_TITLE_BYTES = 64;
    private static final int URL_BYTES = 2048;

    /** One of these. */
    record Attachment(
            MediaContents.@Nullable Media image,
            @Nullable Link link,
            @Nullable MiniProgram miniprogram,
            MediaContents.@Nullable Media video,
            MediaContents.@Nullable Media file) {}

    record Link(
            @Nullable String title,
            @Nullable String description,
            @Nullable String url,
            @Nullable String pictureUrl) {}

    record MiniProgram(
            @Nullable String title,
            @Nullable String appId,
            @Nullable String pagePath,
            @Nullable String pictureMediaId) {}

    private Attachments() {}

    /** In WeCom's words; null when there are none. */
    static @Nullable List<Json> of(@Nullable List<@Nullable Attachment> wished) {
        return Lengths.objects(wished, 0, MOST, Reason.ATTACHMENTS_OUT_OF_RANGE, Attachments::attachment);
    }

    private static Json attachment(Attachment attachment) {
        var given = Stream.of(
                        of("image", attachment.image(), image -> MediaContents.media(image, MediaKind.IMAGE)),
                        of("link", attachment.link(), Attachments::link),
                        of("miniprogram", attachment.miniprogram(), Attachments::miniProgram),
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

    static Json link(Link link) {
        var title = Checks.present(link.title(), Reason.TITLE_MISSING);
        return Json.object()
                .put("title", Lengths.bytes(title, LINK_TITLE_BYTES, Reason.TITLE_TOO_LONG))
                .put("picurl", Lengths.bytes(link.pictureUrl(), URL_BYTES, Reason.URL_TOO_LONG))
                .put("desc", Lengths.bytes(link.description(), DESCRIPTION_BYTES, Reason.DESCRIPTION_TOO_LONG))
                .put("url", url(link.url()));
    }

    static Json miniProgram(MiniProgram program) {
        var title = Checks.present(program.title(), Reason.TITLE_MISSING);
        return Json.object()
                .put("title", Lengths.bytes(title, PROGRAM_TITLE_BYTES, Reason.TITLE_TOO_LONG))
                .put("pic_media_id", MediaContents.id(program.pictureMediaId(), MediaKind.IMAGE))
                .put("appid", Checks.present(program.appId(), Reason.APP_MISSING))
                .put(
                        "page",
                        Lengths.bytes(
                                Checks.present(program.pagePath(), Reason.PAGE_MISSING),
                                URL_BYTES,
                                Reason.URL_TOO_LONG));
    }

    private static @Nullable String url(@Nullable String url) {
        return Lengths.bytes(Checks.present(url, Reason.URL_MISSING), URL_BYTES, Reason.URL_TOO_LONG);
    }
}

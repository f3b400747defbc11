package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import org.jspecify.annotations.Nullable;

/** Files in messages: by our id in the command, by WeCom's in the request. */
final class MediaContents {
    private static final int TITLE_BYTES = 128;
    private static final int DESCRIPTION_BYTES = 512;

    /** A file by our id. */
    record Media(@Nullable String mediaId) {}

    /** A film, with what stands below it. */
    record Video(
            @Nullable String mediaId,
            @Nullable String title,
            @Nullable String description) {}

    private MediaContents() {}

    static Json media(Media media, MediaKind kind) {
        return Json.object().put("media_id", id(media.mediaId(), kind));
    }

    static Json video(Video video) {
        return Json.object()
                .put("media_id", id(video.mediaId(), MediaKind.VIDEO))
                .put("title", Lengths.bytes(video.title(), TITLE_BYTES, Reason.TITLE_TOO_LONG))
                .put("description", Lengths.bytes(video.description(), DESCRIPTION_BYTES, Reason.DESCRIPTION_TOO_LONG));
    }

    /** A picture that goes along. */
    static Json picture(Media media) {
        var mediaId = Checks.present(media.mediaId(), Reason.MEDIA_MISSING);
        return Json.object()
                .put("base64", new Blank.Picture(mediaId, Blank.Picture.Form.BASE64))
                .put("md5", new Blank.Picture(mediaId, Blank.Picture.Form.MD5));
    }

    static Blank id(@Nullable String mediaId, MediaKind kind) {
        return Blank.File.of(Checks.present(mediaId, Reason.MEDIA_MISSING), kind);
    }
}

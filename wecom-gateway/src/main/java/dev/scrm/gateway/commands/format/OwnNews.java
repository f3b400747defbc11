package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles that WeCom keeps itself (mpnews), so that it can hold them back from others. */
record OwnNews(@Nullable List<@Nullable Article> articles) {
    private static final int MOST = 8;
    private static final int TITLE_BYTES = 128;
    private static final int AUTHOR_BYTES = 64;
    private static final int DIGEST_BYTES = 512;
    private static final int URL_BYTES = 2048;
    /** WeCom takes 666 KB an article; a whole command has no more than this. */
    private static final int CONTENT_BYTES = 80 * 1024;

    /**
     * One of them.
     *
     * @param pictureMediaId ours of the picture above it
     * @param url where 阅读原文 below it leads
     * @param content in HTML
     */
    record Article(
            @Nullable String title,
            @Nullable String pictureMediaId,
            @Nullable String author,
            @Nullable String url,
            @Nullable String content,
            @Nullable String digest) {
        private Json inWecomsWords() {
            var present = Checks.present(title, Reason.TITLE_MISSING);
            return Json.object()
                    .put("title", Lengths.bytes(present, TITLE_BYTES, Reason.TITLE_TOO_LONG))
                    .put("thumb_media_id", MediaContents.id(pictureMediaId, MediaKind.IMAGE))
                    .put("author", Lengths.bytes(author, AUTHOR_BYTES, Reason.NAME_TOO_LONG))
                    .put("content_source_url", Lengths.bytes(url, URL_BYTES, Reason.URL_TOO_LONG))
                    .put("content", Checks.text(content, CONTENT_BYTES))
                    .put("digest", Lengths.bytes(digest, DIGEST_BYTES, Reason.DESCRIPTION_TOO_LONG));
        }
    }

    Json inWecomsWords() {
        return Json.object()
                .put(
                        "articles",
                        Lengths.objects(articles, 1, MOST, Reason.ARTICLES_OUT_OF_RANGE, Article::inWecomsWords));
    }
}

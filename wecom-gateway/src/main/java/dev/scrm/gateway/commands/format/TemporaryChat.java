package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That a code is for one chat that ends by itself (临时会话): how long each is good, for whom, and what is said at the end.
 *
 * @param expiresInSeconds how long the code is good; a week when absent
 * @param chatExpiresInSeconds how long the chat is; a day when absent
 * @param unionId the only customer who may use it; everybody when absent
 */
record TemporaryChat(
        @Nullable Boolean temporary,
        @Nullable Long expiresInSeconds,
        @Nullable Long chatExpiresInSeconds,
        @Nullable String unionId,
        @Nullable Conclusions conclusions) {
    private static final long LONGEST = Duration.ofDays(14).toSeconds();
    private static final int TEXT_BYTES = 4000;
    private static final int UNION_ID_CHARACTERS = 64;

    /** What the customer is told when the chat ends: a text, and one thing beside it. */
    record Conclusions(
            @Nullable String text,
            MediaContents.@Nullable Media image,
            Attachments.@Nullable Link link,
            Attachments.@Nullable MiniProgram miniprogram) {}

    boolean isWanted() {
        return Boolean.TRUE.equals(temporary);
    }

    Json putNew(Json body) {
        Checks.require(isWanted() || isEmpty(), Reason.TEMPORARY_MISSING);
        return put(body.put("is_temp", isWanted() ? true : null));
    }

    /** WeCom makes no lasting code a temporary one. */
    Json putChanged(Json body) {
        Checks.require(temporary == null, Reason.TEMPORARY_IMPOSSIBLE);
        return put(body);
    }

    private Json put(Json body) {
        Checks.require(isShort(expiresInSeconds) && isShort(chatExpiresInSeconds), Reason.TIMES_WRONG);
        Checks.require(unionId == null || !unionId.isBlank(), Reason.RECIPIENT_INVALID);
        return body.put("expires_in", expiresInSeconds)
                .put("chat_expires_in", chatExpiresInSeconds)
                .put("unionid", Checks.atMost(UNION_ID_CHARACTERS, unionId, Reason.RECIPIENT_INVALID))
                .put("conclusions", conclusions == null ? null : said(conclusions));
    }

    private boolean isEmpty() {
        return Stream.of(expiresInSeconds, chatExpiresInSeconds, unionId, conclusions)
                .allMatch(Objects::isNull);
    }

    private static boolean isShort(@Nullable Long seconds) {
        return seconds == null || (seconds > 0 && seconds <= LONGEST);
    }

    /** Of several things beside the text WeCom would take the first without a word. */
    private static Json said(Conclusions wish) {
        var image = wish.image();
        var link = wish.link();
        var miniprogram = wish.miniprogram();
        long beside =
                Stream.of(image, link, miniprogram).filter(Objects::nonNull).count();
        Checks.require(beside <= 1, Reason.ATTACHMENT_AMBIGUOUS);
        Checks.require(beside == 1 || wish.text() != null, Reason.TEXT_MISSING);
        return Json.object()
                .put("text", wish.text() == null ? null : AppContents.said(wish.text(), TEXT_BYTES))
                .put("image", image == null ? null : MediaContents.media(image, MediaKind.IMAGE))
                .put("link", link == null ? null : Attachments.link(link))
                .put("miniprogram", miniprogram == null ? null : Attachments.miniProgram(miniprogram));
    }
}

package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an app can say to staff members: exactly one thing. */
final class AppContents {
    static final int TEXT_BYTES = 2048;

    private static final int TITLE_CHARACTERS = 128;
    private static final int DESCRIPTION_CHARACTERS = 512;
    private static final int BUTTON_CHARACTERS = 4;
    private static final int URL_BYTES = 2048;
    private static final int MOST_ARTICLES = 8;

    private static final String MPNEWS = "mpnews";
    private static final String MINIPROGRAM_NOTICE = "miniprogram_notice";

    /** What can be kept from being passed on. */
    private static final Set<String> CONFIDENTIAL = Set.of("text", "image", "video", "file", MPNEWS);

    /** A notice with a link. */
    record TextCard(
            @Nullable String title,
            @Nullable String description,
            @Nullable String url,
            @Nullable String buttonText) {}

    /** Articles with pictures. */
    record News(@Nullable List<@Nullable Article> articles) {}

    /** One of them; it leads to a page or into a mini program. */
    record Article(
            @Nullable String title,
            @Nullable String description,
            @Nullable String url,
            @Nullable String pictureUrl,
            @Nullable String appId,
            @Nullable String pagePath) {}

    /** All that may be said; one of it is there. */
    record Wish(
            @Nullable String text,
            @Nullable String markdown,
            @Nullable TextCard textcard,
            @Nullable News news,
            @Nullable OwnNews mpnews,
            @Nullable MiniProgramNotice miniprogramNotice,
            MediaContents.@Nullable Media image,
            MediaContents.@Nullable Media voice,
            MediaContents.@Nullable Video video,
            MediaContents.@Nullable Media file,
            TemplateCards.@Nullable Card templateCard) {}

    private AppContents() {}

    /** @param taskId of a card that has none of its own */
    static Content of(Wish wish, String taskId) {
        return Content.only(Stream.of(
                Content.of("text", wish.text(), text -> said(text, TEXT_BYTES)),
                Content.of("markdown", wish.markdown(), text -> said(text, TEXT_BYTES)),
                Content.of("textcard", wish.textcard(), AppContents::textCard),
                Content.of("news", wish.news(), AppContents::news),
                Content.of(MPNEWS, wish.mpnews(), OwnNews::inWecomsWords),
                Content.of(MINIPROGRAM_NOTICE, wish.miniprogramNotice(), MiniProgramNotice::inWecomsWords),
                Content.of("image", wish.image(), image -> MediaContents.media(image, MediaKind.IMAGE)),
                Content.of("voice", wish.voice(), voice -> MediaContents.media(voice, MediaKind.VOICE)),
                Content.of("video", wish.video(), MediaContents::video),
                Content.of("file", wish.file(), file -> MediaContents.media(file, MediaKind.FILE)),
                Content.of("template_card", wish.templateCard(), card -> TemplateCards.ofApp(card, taskId))));
    }

    static boolean mayBeConfidential(Content content) {
        return CONFIDENTIAL.contains(content.type());
    }

    /** Whether nobody but members of the corp can be let see it. */
    static boolean mayStayInside(Content content) {
        return content.type().equals(MPNEWS);
    }

    /** Notices of mini programs go to those who are named. */
    static boolean mayGoToAll(Content content) {
        return !content.type().equals(MINIPROGRAM_NOTICE);
    }

    static Json said(String text, int bytesAtMost) {
        return Json.object().put("content", Checks.text(text, bytesAtMost));
    }

    private static Json textCard(TextCard card) {
        var title = Checks.present(card.title(), Reason.TITLE_MISSING);
        var description = Checks.present(card.description(), Reason.DESCRIPTION_MISSING);
        var url = Checks.present(card.url(), Reason.URL_MISSING);
        return Json.object()
                .put("title", Lengths.characters(title, TITLE_CHARACTERS, Reason.TITLE_TOO_LONG))
                .put(
                        "description",
                        Lengths.characters(description, DESCRIPTION_CHARACTERS, Reason.DESCRIPTION_TOO_LONG))
                .put("url", Lengths.bytes(url, URL_BYTES, Reason.URL_TOO_LONG))
                .put("btntxt", Lengths.characters(card.buttonText(), BUTTON_CHARACTERS, Reason.BUTTON_TEXT_TOO_LONG));
    }

    static Json news(News news) {
        return Json.object()
                .put(
                        "articles",
                        Lengths.objects(
                                news.articles(), 1, MOST_ARTICLES, Reason.ARTICLES_OUT_OF_RANGE, AppContents::article));
    }

    private static Json article(Article article) {
        boolean leadsSomewhere = article.url() != null || (article.appId() != null && article.pagePath() != null);
        Checks.require(leadsSomewhere, Reason.URL_MISSING);
        return Json.object()
                .put("title", Checks.present(article.title(), Reason.TITLE_MISSING))
                .put("description", article.description())
                .put("url", Lengths.bytes(article.url(), URL_BYTES, Reason.URL_TOO_LONG))
                .put("picurl", Lengths.bytes(article.pictureUrl(), URL_BYTES, Reason.URL_TOO_LONG))
                .put("appid", article.appId())
                .put("pagepath", article.pagePath());
    }
}

package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of template cards that are read: titles, rows, links, pictures. */
final class CardParts {
    private static final int MOST_ROWS = 6;
    private static final int MOST_PARAGRAPHS = 4;
    private static final int MOST_JUMPS = 3;
    private static final int MOST_ACTIONS = 3;
    private static final double FLATTEST = 2.25;
    private static final double STEEPEST = 1.3;

    /** @param color grey, black, red or green */
    record Source(
            @Nullable String iconUrl,
            @Nullable String text,
            @Nullable String color) {}

    /** A title and what stands below it. */
    record Title(@Nullable String title, @Nullable String description) {}

    /** What hides behind the dots of a card. */
    record Menu(@Nullable String description, @Nullable List<@Nullable Action> actions) {}

    record Action(@Nullable String text, @Nullable String key) {}

    record Quote(
            @Nullable String title,
            @Nullable String text,
            @Nullable String url,
            @Nullable String appId,
            @Nullable String pagePath) {}

    /** A line of name and value; the value may lead to a page, a file or a staff member. */
    record Row(
            @Nullable String name,
            @Nullable String value,
            @Nullable String url,
            @Nullable String mediaId,
            @Nullable String staffId) {}

    record Jump(
            @Nullable String title,
            @Nullable String url,
            @Nullable String appId,
            @Nullable String pagePath) {}

    /** Where a click leads: to a page or into a mini program. */
    record Link(
            @Nullable String url,
            @Nullable String appId,
            @Nullable String pagePath) {}

    /** @param aspectRatio width by height, 1.3 to 2.25 */
    record Picture(@Nullable String url, @Nullable Double aspectRatio) {}

    record PictureText(
            @Nullable String title,
            @Nullable String description,
            @Nullable String pictureUrl,
            @Nullable String url,
            @Nullable String appId,
            @Nullable String pagePath) {}

    private CardParts() {}

    static void put(TemplateCards.Card card, Json into) {
        into.put("source", source(card.source()))
                .put("main_title", title(card.mainTitle()))
                .put("action_menu", menu(card.actionMenu()))
                .put("quote_area", quote(card.quoteArea()))
                .put("emphasis_content", title(card.emphasisContent()))
                .put("sub_title_text", card.subTitleText())
                .put("card_image", picture(card.cardImage()))
                .put("image_text_area", pictureText(card.imageTextArea()))
                .put(
                        "vertical_content_list",
                        Lengths.objects(
                                card.verticalContentList(),
                                0,
                                MOST_PARAGRAPHS,
                                Reason.CARD_PARAGRAPHS_OUT_OF_RANGE,
                                CardParts::paragraph))
                .put(
                        "horizontal_content_list",
                        Lengths.objects(
                                card.horizontalContentList(),
                                0,
                                MOST_ROWS,
                                Reason.CARD_ROWS_OUT_OF_RANGE,
                                CardParts::row))
                .put(
                        "jump_list",
                        Lengths.objects(
                                card.jumpList(), 0, MOST_JUMPS, Reason.CARD_JUMPS_OUT_OF_RANGE, CardParts::jump))
                .put("card_action", action(card.cardAction()));
    }

    private static @Nullable Json source(@Nullable Source source) {
        return source == null
                ? null
                : Json.object()
                        .put("icon_url", source.iconUrl())
                        .put("desc", source.text())
                        .put("desc_color", color(source.color()));
    }

    private static @Nullable Integer color(@Nullable String color) {
        return switch (color) {
            case null -> null;
            case "grey" -> 0;
            case "black" -> 1;
            case "red" -> 2;
            case "green" -> 3;
            default -> throw new WrongCommand(Reason.CARD_COLOR_UNKNOWN);
        };
    }

    private static @Nullable Json title(@Nullable Title title) {
        return title == null ? null : Json.object().put("title", title.title()).put("desc", title.description());
    }

    private static Json paragraph(Title title) {
        return Json.object()
                .put("title", Checks.present(title.title(), Reason.CARD_TEXT_MISSING))
                .put("desc", title.description());
    }

    private static @Nullable Json menu(@Nullable Menu menu) {
        return menu == null
                ? null
                : Json.object()
                        .put("desc", menu.description())
                        .put(
                                "action_list",
                                Lengths.objects(
                                        menu.actions(),
                                        1,
                                        MOST_ACTIONS,
                                        Reason.CARD_MENU_OUT_OF_RANGE,
                                        action -> Json.object()
                                                .put("text", Checks.present(action.text(), Reason.CARD_TEXT_MISSING))
                                                .put("key", Checks.present(action.key(), Reason.CARD_KEY_MISSING))));
    }

    private static @Nullable Json quote(@Nullable Quote quote) {
        return quote == null
                ? null
                : link(quote.url(), quote.appId(), quote.pagePath())
                        .put("title", quote.title())
                        .put("quote_text", quote.text());
    }

    private static Json row(Row row) {
        int type = row.url() != null ? 1 : row.mediaId() != null ? 2 : row.staffId() != null ? 3 : 0;
        return Json.object()
                .put("type", type)
                .put("keyname", Checks.present(row.name(), Reason.CARD_TEXT_MISSING))
                .put("value", row.value())
                .put("url", row.url())
                .put("media_id", type == 2 ? MediaContents.id(row.mediaId(), MediaKind.FILE) : null)
                .put("userid", row.staffId());
    }

    private static Json jump(Jump jump) {
        return link(jump.url(), jump.appId(), jump.pagePath())
                .put("title", Checks.present(jump.title(), Reason.CARD_TEXT_MISSING));
    }

    private static @Nullable Json action(@Nullable Link link) {
        if (link == null) {
            return null;
        }
        Checks.require(link.url() != null || link.appId() != null, Reason.CARD_LINK_MISSING);
        return link(link.url(), link.appId(), link.pagePath());
    }

    /** 1 leads to a page, 2 into a mini program, 0 nowhere. */
    private static Json link(@Nullable String url, @Nullable String appId, @Nullable String pagePath) {
        return Json.object()
                .put("type", url != null ? 1 : appId != null ? 2 : 0)
                .put("url", url)
                .put("appid", url == null ? appId : null)
                .put("pagepath", url == null ? pagePath : null);
    }

    private static @Nullable Json picture(@Nullable Picture picture) {
        if (picture == null) {
            return null;
        }
        var ratio = picture.aspectRatio();
        Checks.require(ratio == null || (ratio >= STEEPEST && ratio <= FLATTEST), Reason.CARD_PICTURE_OUT_OF_SHAPE);
        return Json.object()
                .put("url", Checks.present(picture.url(), Reason.CARD_PICTURE_MISSING))
                .put("aspect_ratio", ratio);
    }

    private static @Nullable Json pictureText(@Nullable PictureText area) {
        return area == null
                ? null
                : link(area.url(), area.appId(), area.pagePath())
                        .put("title", area.title())
                        .put("desc", area.description())
                        .put("image_url", Checks.present(area.pictureUrl(), Reason.CARD_PICTURE_MISSING));
    }
}

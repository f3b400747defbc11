package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What customer service can say to a customer: exactly one thing. Which kinds there are is in WeCom's pages 94677 and 95122,
 * as are the limits. Files are those that any message can name: of their kind, uploaded as temporary media.
 */
final class ServiceContents {
    private static final int TEXT_BYTES = 2048;
    /** WeCom would cut longer titles and descriptions. */
    private static final int LINK_TITLE_BYTES = 128;

    private static final int LINK_DESCRIPTION_BYTES = 512;
    private static final int URL_BYTES = 2048;
    private static final int PROGRAM_TITLE_BYTES = 64;
    private static final int MENU_LINES = 50;
    private static final int MENU_LINES_ON_EVENT = 10;
    private static final double NORTH_POLE = 90;
    private static final double DATE_LINE = 180;
    private static final Set<String> ON_EVENT = Set.of("text", "msgmenu");

    /** A page, with a small picture beside it. */
    record Link(
            @Nullable String title,
            @Nullable String description,
            @Nullable String url,
            @Nullable String pictureMediaId) {}

    /** A place on the map, in degrees. */
    record Location(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String name,
            @Nullable String address) {}

    /** A link that leads to staff members, as create-acquisition-link makes them. */
    record AcquisitionLink(@Nullable String url) {}

    /** All that may be said; one of it is there. */
    record Wish(
            @Nullable String text,
            @Nullable ServiceMenu menu,
            MediaContents.@Nullable Media image,
            MediaContents.@Nullable Media voice,
            MediaContents.@Nullable Media video,
            MediaContents.@Nullable Media file,
            @Nullable Link link,
            Attachments.@Nullable MiniProgram miniprogram,
            @Nullable Location location,
            @Nullable AcquisitionLink acquisitionLink) {}

    private ServiceContents() {}

    static Content of(Wish wish) {
        return of(wish, MENU_LINES);
    }

    /** For the code of an event WeCom takes words only. */
    static Content onEvent(Wish wish) {
        var content = of(wish, MENU_LINES_ON_EVENT);
        Checks.require(ON_EVENT.contains(content.type()), Reason.CONTENT_IMPOSSIBLE);
        return content;
    }

    private static Content of(Wish wish, int menuLines) {
        Checks.require(wish.text() == null || wish.menu() == null, Reason.TEXT_AND_MENU);
        return Content.only(Stream.of(
                Content.of("text", wish.text(), text -> AppContents.said(text, TEXT_BYTES)),
                Content.of("msgmenu", wish.menu(), menu -> menu.inWords(menuLines)),
                Content.of("image", wish.image(), image -> MediaContents.media(image, MediaKind.IMAGE)),
                Content.of("voice", wish.voice(), voice -> MediaContents.media(voice, MediaKind.VOICE)),
                Content.of("video", wish.video(), video -> MediaContents.media(video, MediaKind.VIDEO)),
                Content.of("file", wish.file(), file -> MediaContents.media(file, MediaKind.FILE)),
                Content.of("link", wish.link(), ServiceContents::link),
                Content.of("miniprogram", wish.miniprogram(), ServiceContents::miniProgram),
                Content.of("location", wish.location(), ServiceContents::location),
                Content.of("ca_link", wish.acquisitionLink(), ServiceContents::acquisitionLink)));
    }

    private static Json link(Link link) {
        var title = Checks.present(link.title(), Reason.TITLE_MISSING);
        var url = Checks.present(link.url(), Reason.URL_MISSING);
        return Json.object()
                .put("title", Lengths.bytes(title, LINK_TITLE_BYTES, Reason.TITLE_TOO_LONG))
                .put("desc", Lengths.bytes(link.description(), LINK_DESCRIPTION_BYTES, Reason.DESCRIPTION_TOO_LONG))
                .put("url", Lengths.bytes(url, URL_BYTES, Reason.URL_TOO_LONG))
                .put("thumb_media_id", MediaContents.id(link.pictureMediaId(), MediaKind.IMAGE));
    }

    private static Json miniProgram(Attachments.MiniProgram program) {
        var title = Checks.present(program.title(), Reason.TITLE_MISSING);
        return Json.object()
                .put("appid", Checks.present(program.appId(), Reason.APP_MISSING))
                .put("title", Lengths.bytes(title, PROGRAM_TITLE_BYTES, Reason.TITLE_TOO_LONG))
                .put("thumb_media_id", MediaContents.id(program.pictureMediaId(), MediaKind.IMAGE))
                .put("pagepath", Checks.present(program.pagePath(), Reason.PAGE_MISSING));
    }

    private static Json location(Location location) {
        return Json.object()
                .put("latitude", degrees(location.latitude(), NORTH_POLE))
                .put("longitude", degrees(location.longitude(), DATE_LINE))
                .put("name", location.name())
                .put("address", location.address());
    }

    /** Also refuses what is no number. */
    private static double degrees(@Nullable Double degrees, double most) {
        if (degrees == null || !(Math.abs(degrees) <= most)) {
            throw new WrongCommand(Reason.LOCATION_OUT_OF_RANGE);
        }
        return degrees;
    }

    private static Json acquisitionLink(AcquisitionLink link) {
        return Json.object().put("link_url", Checks.present(link.url(), Reason.URL_MISSING));
    }
}

package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines among which a customer chooses, as a command has them. WeCom's pages 94677 and 95122 have the limits. */
record ServiceMenu(
        @Nullable String head,
        @Nullable List<ServiceMenu.@Nullable Line> lines,
        @Nullable String tail) {
    private static final int CHOICES = 10;
    private static final int AROUND_BYTES = 1024;
    private static final int WORDS_BYTES = 1024;
    private static final int REPLY_BYTES = 128;
    private static final int ID_BYTES = 64;
    private static final int URL_BYTES = 2048;
    private static final int APP_BYTES = 32;
    private static final int PAGE_BYTES = 1024;

    /**
     * One line.
     *
     * @param kind {@code reply} comes back with the id, {@code link} opens the URL, {@code miniprogram} the page of a mini
     *     program, {@code text} only stands there
     */
    record Line(
            @Nullable String kind,
            @Nullable String id,
            @Nullable String url,
            @Nullable String appId,
            @Nullable String pagePath,
            @Nullable String text) {
        private Json inWords() {
            return switch (kind) {
                case "reply" -> line("click", Json.object().put("id", bounded(id, ID_BYTES)), REPLY_BYTES);
                case "link" -> line("view", Json.object().put("url", address()), WORDS_BYTES);
                case "miniprogram" -> line("miniprogram", page(), WORDS_BYTES);
                case "text" -> line("text", Json.object(), WORDS_BYTES);
                case null, default -> throw new WrongCommand(Reason.MENU_LINE_UNKNOWN);
            };
        }

        private Json line(String type, Json content, int wordsBytes) {
            var words = bounded(Checks.present(text, Reason.TEXT_MISSING), wordsBytes);
            return Json.object().put("type", type).put(type, content.put("content", words));
        }

        private @Nullable String address() {
            return Lengths.bytes(Checks.present(url, Reason.URL_MISSING), URL_BYTES, Reason.URL_TOO_LONG);
        }

        private Json page() {
            return Json.object()
                    .put("appid", bounded(Checks.present(appId, Reason.APP_MISSING), APP_BYTES))
                    .put("pagepath", bounded(Checks.present(pagePath, Reason.PAGE_MISSING), PAGE_BYTES));
        }

        private static @Nullable String bounded(@Nullable String part, int bytes) {
            return Lengths.bytes(part, bytes, Reason.MENU_LINE_TOO_LONG);
        }

        private boolean isChoice() {
            return !"text".equals(kind);
        }
    }

    /** In WeCom's words; so many lines it takes. */
    Json inWords(int most) {
        var choices = lines == null
                ? 0
                : lines.stream().filter(Objects::nonNull).filter(Line::isChoice).count();
        Checks.require(choices <= CHOICES, Reason.MENU_OUT_OF_RANGE);
        return Json.object()
                .put("head_content", Lengths.bytes(head, AROUND_BYTES, Reason.TEXT_TOO_LONG))
                .put("list", Lengths.objects(lines, 1, most, Reason.MENU_OUT_OF_RANGE, Line::inWords))
                .put("tail_content", Lengths.bytes(tail, AROUND_BYTES, Reason.TEXT_TOO_LONG));
    }
}

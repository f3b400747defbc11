package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines among which a customer chooses, as a command has them. */
record ServiceMenu(
        @Nullable String head,
        @Nullable List<ServiceMenu.@Nullable Line> lines,
        @Nullable String tail) {
    private static final int LINES = 50;
    private static final int CHOICES = 10;

    /**
     * One line.
     *
     * @param kind {@code reply} comes back with the id, {@code link} opens the URL, {@code text} only stands there
     */
    record Line(
            @Nullable String kind,
            @Nullable String id,
            @Nullable String url,
            @Nullable String text) {
        private Map<String, Object> inWords() {
            var words = Checks.present(text, Reason.TEXT_MISSING);
            return switch (kind) {
                case "reply" -> line("click", Json.object().put("id", id).put("content", words));
                case "link" ->
                    line(
                            "view",
                            Json.object()
                                    .put("url", Checks.present(url, Reason.URL_MISSING))
                                    .put("content", words));
                case "text" -> line("text", Json.object().put("content", words));
                case null, default -> throw new WrongCommand(Reason.MENU_LINE_UNKNOWN);
            };
        }

        private static Map<String, Object> line(String type, Json content) {
            return Json.object().put("type", type).put(type, content).fields();
        }

        private boolean isChoice() {
            return !"text".equals(kind);
        }
    }

    /** In WeCom's words. */
    Json inWords() {
        var given = lines == null
                ? List.<Line>of()
                : lines.stream().filter(Objects::nonNull).toList();
        Checks.require(
                !given.isEmpty()
                        && given.size() <= LINES
                        && given.stream().filter(Line::isChoice).count() <= CHOICES,
                Reason.MENU_OUT_OF_RANGE);
        return Json.object()
                .put("head_content", head)
                .put("list", given.stream().map(Line::inWords).toList())
                .put("tail_content", tail);
    }
}

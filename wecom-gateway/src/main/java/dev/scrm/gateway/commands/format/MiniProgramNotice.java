package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice that leads into a mini program.
 *
 * @param emphasizeFirst whether the first row is shown large
 */
record MiniProgramNotice(
        @Nullable String appId,
        @Nullable String pagePath,
        @Nullable String title,
        @Nullable String description,
        @Nullable Boolean emphasizeFirst,
        @Nullable List<@Nullable Row> rows) {
    private static final int SHORTEST_TITLE = 4;
    private static final int LONGEST_TITLE = 12;
    private static final int MOST_ROWS = 10;
    private static final int PAGE_BYTES = 2048;
    private static final int DESCRIPTION_CHARACTERS = 512;

    /** Of a name and of a value. */
    private static final int ROW_BYTES = 512;

    /** A line of name and value. */
    record Row(@Nullable String name, @Nullable String value) {
        private Json inWecomsWords() {
            return Json.object().put("key", Checks.text(name, ROW_BYTES)).put("value", Checks.text(value, ROW_BYTES));
        }
    }

    Json inWecomsWords() {
        var shown = Checks.present(title, Reason.TITLE_MISSING).strip();
        Checks.require(shown.codePointCount(0, shown.length()) >= SHORTEST_TITLE, Reason.TITLE_TOO_SHORT);
        return Json.object()
                .put("appid", Checks.present(appId, Reason.APP_MISSING))
                .put("page", Lengths.bytes(pagePath, PAGE_BYTES, Reason.URL_TOO_LONG))
                .put("title", Lengths.characters(shown, LONGEST_TITLE, Reason.TITLE_TOO_LONG))
                .put(
                        "description",
                        Lengths.characters(description, DESCRIPTION_CHARACTERS, Reason.DESCRIPTION_TOO_LONG))
                .put("emphasis_first_item", emphasizeFirst)
                .put(
                        "content_item",
                        Lengths.objects(rows, 0, MOST_ROWS, Reason.CONTENTS_OUT_OF_RANGE, Row::inWecomsWords));
    }
}

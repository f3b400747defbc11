package dev.scrm.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scrm.platform.events.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTests extends AbstractServiceTests {
    private static final String ITEMS = "/api/v1/items";

    @Test
    void leadsThroughAListWithoutGapsOrRepeats() {
        var seen = new ArrayList<Integer>();
        var path = ITEMS + "?limit=50";
        int pages = 0;
        while (true) {
            var page = json(getAs(TestTokens.agent(), path));
            page.path("items").forEach(item -> seen.add(item.asInt()));
            pages++;
            if (!page.has("next")) {
                break;
            }
            path = ITEMS + "?limit=50&cursor=" + page.path("next").asString();
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(120).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void givesFiftyItemsUnlessAskedOtherwise() {
        assertThat(json(getAs(TestTokens.agent(), ITEMS)).path("items").size()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "many", "99999999999", ""})
    void refusesALimitOutOfRange(String limit) {
        var problem = assertProblem(getAs(TestTokens.agent(), ITEMS + "?limit=" + limit), 422, "limit-out-of-range");

        assertThat(problem.path("field").asString()).isEqualTo("limit");
        assertThat(problem.path("maximum").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "%20", "%00", "", "gA", "YR9i"})
    void refusesACursorItDidNotMake(String cursor) {
        var problem = assertProblem(getAs(TestTokens.agent(), ITEMS + "?cursor=" + cursor), 422, "cursor-invalid");

        assertThat(problem.path("field").asString()).isEqualTo("cursor");
    }

    @Test
    void refusesACursorThatIsTooLong() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new PageRequest(1, "a".repeat(1025)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("cursor-invalid"));
    }

    @Test
    void keepsEverySortValueOfACursor() {
        var cursor = Cursor.after("2026-01-31T08:00:00Z", "", "客户/1");

        assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode(cursor.encoded(), 3)).isEqualTo(cursor);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Cursor.decode(cursor.encoded(), 2));
    }

    @Test
    void refusesBytesThatAreNoText() {
        var notUtf8 = Base64.getUrlEncoder().encodeToString(new byte[] {(byte) 0xC3, 0x28});
        var text = Base64.getUrlEncoder().encodeToString("a".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Cursor.decode(notUtf8, 1));
        assertThat(Cursor.decode(text, 1).position()).containsExactly("a");
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.after("a\u001fb"));
    }

    @Test
    void mapsAPageToViews() {
        assertThat(Page.of(List.of(1, 2), "next").map(String::valueOf)).isEqualTo(Page.of(List.of("1", "2"), "next"));
    }
}

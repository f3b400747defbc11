package dev.scrm.gateway.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PageCursorTests {
    private final PageCursor cursor = new PageCursor();

    @Test
    void goesFromPageToPageUntilWecomNamesNoOther() {
        assertThat(cursor.next()).isEmpty();
        assertThat(cursor.moveBehind(page("c1"))).isTrue();
        assertThat(cursor.next()).isEqualTo("c1");

        assertThat(cursor.moveBehind(page(""))).isFalse();
        assertThat(cursor.isEndless()).isFalse();
    }

    @Test
    void stopsAtACursorThatCameBeforeEvenIfOthersWereBetween() {
        cursor.moveBehind(page("c1"));
        cursor.moveBehind(page("c2"));

        assertThat(cursor.moveBehind(page("c1"))).isFalse();
        assertThat(cursor.isEndless()).isTrue();
    }

    @Test
    void stopsAfterMorePagesThanAnyListHas() {
        int pages = 1;
        while (cursor.moveBehind(page("c" + pages))) {
            pages++;
        }

        assertThat(pages).isEqualTo(PageCursor.MOST_PAGES);
        assertThat(cursor.isEndless()).isTrue();
    }

    private static Map<String, Object> page(String next) {
        return Map.of("next_cursor", next);
    }
}

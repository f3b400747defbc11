package dev.scrm.gateway.deadletters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.deadletters.LetterRefused;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.PageRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterCursorTests {
    @Test
    void comesBackAsItWas() {
        var offsets = List.of(0L, 36L, 123_456_789_012L);

        assertThat(LetterCursor.read(new PageRequest(1, LetterCursor.write(offsets))))
                .isEqualTo(offsets);
        assertThat(LetterCursor.write(List.of())).isNull();
        assertThat(LetterCursor.read(new PageRequest(1, null))).isEmpty();
    }

    @Test
    void isShortEnoughForAllPartitions() {
        var cursor = LetterCursor.write(Collections.nCopies(64, 2_000_000_000_000L));

        assertThat(new PageRequest(1, cursor).cursor()).hasSizeLessThan(1_024);
    }

    @Test
    void refusesWhatItDidNotWrite() {
        for (var wrong : List.of("-1", "1,,2", "x y", "1,", "zzzzzzzzzzzzz")) {
            assertThatThrownBy(() -> LetterCursor.read(
                            new PageRequest(1, Cursor.after(wrong).encoded())))
                    .isInstanceOfSatisfying(
                            LetterRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo("cursor-invalid"));
        }
    }
}

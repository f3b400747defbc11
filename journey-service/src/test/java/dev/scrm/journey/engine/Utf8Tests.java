package dev.scrm.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Utf8Tests {
    @Test
    void leavesATextThatFits() {
        assertThat(Utf8.cut("您好a", 7)).isEqualTo("您好a");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(Utf8.cut("您好", 5)).isEqualTo("您");
        assertThat(Utf8.cut("a😀b", 4)).isEqualTo("a");
        assertThat(Utf8.cut("éé", 3)).isEqualTo("é");
    }
}

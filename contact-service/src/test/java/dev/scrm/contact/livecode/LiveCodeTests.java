package dev.scrm.contact.livecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LiveCodeTests {
    @Test
    void takesAStateOfThirtyCharactersOfAnyScript() {
        var state = "海".repeat(30);

        assertThat(code(state, "海报", List.of("etEXgold"), List.of("lin.wei"))
                        .id()
                        .state())
                .isEqualTo(state);
    }

    @Test
    void keepsATagThatIsNamedTwiceOnce() {
        assertThat(code("poster-17", "海报", List.of("etEXgold", "etEXgold"), List.of())
                        .tagIds())
                .containsExactly("etEXgold");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("state", "x".repeat(31), "海报", List.of(), List.of()),
                Arguments.of("state", " ", "海报", List.of(), List.of()),
                Arguments.of("state", "a\nb", "海报", List.of(), List.of()),
                Arguments.of("name", "poster-17", "", List.of(), List.of()),
                Arguments.of("name", "poster-17", "x".repeat(101), List.of(), List.of()),
                Arguments.of("tagIds", "poster-17", "海报", List.of(""), List.of()),
                Arguments.of("tagIds", "poster-17", "海报", List.of("x".repeat(65)), List.of()),
                Arguments.of("tagIds", "poster-17", "海报", Collections.nCopies(101, "etEX"), List.of()),
                Arguments.of("staffIds", "poster-17", "海报", List.of(), List.of("lin wei")),
                Arguments.of("staffIds", "poster-17", "海报", List.of(), Collections.nCopies(101, "lin.wei")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatWecomOrAReaderCouldNotUse(
            String field, String state, String name, List<String> tagIds, List<String> staffIds) {
        assertThatThrownBy(() -> code(state, name, tagIds, staffIds))
                .isInstanceOfSatisfying(LiveCodeRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("live-code-invalid");
                    assertThat(refused.details()).containsEntry("field", field);
                });
    }

    private static LiveCode code(String state, String name, List<String> tagIds, List<String> staffIds) {
        return new LiveCode(new LiveCodeId("ww5c3a0demo0000001", state), name, tagIds, staffIds);
    }
}

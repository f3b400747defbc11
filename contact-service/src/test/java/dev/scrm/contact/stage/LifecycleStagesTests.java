package dev.scrm.contact.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleStagesTests {
    @Test
    void areTheUsualOnesUntilACorpSaysSomethingElse() {
        assertThat(LifecycleStages.DEFAULT.stages())
                .extracting(Stage::id)
                .containsExactly("new", "interested", "opportunity", "customer", "repeat", "lost");
        assertThat(LifecycleStages.DEFAULT.find("customer")).map(Stage::name).contains("成交");
        assertThat(LifecycleStages.DEFAULT.find("nowhere")).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("stages", List.of()),
                Arguments.of(
                        "stages",
                        IntStream.range(0, 31)
                                .mapToObj(i -> new Stage("s" + i, "阶段"))
                                .toList()),
                Arguments.of("id", List.of(new Stage("A", "甲"))),
                Arguments.of("id", List.of(new Stage("a", "甲"), new Stage("a", "乙"))),
                Arguments.of("name", List.of(new Stage("a", " "))),
                Arguments.of("name", List.of(new Stage("a", "甲\n乙"))),
                Arguments.of("name", List.of(new Stage("a", "甲".repeat(65)))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areRefusedWhenTheyCannotBe(String field, List<Stage> stages) {
        assertThatThrownBy(() -> new LifecycleStages(stages))
                .isInstanceOfSatisfying(
                        StagesRefused.class,
                        refused -> assertThat(refused.details()).containsEntry("field", field));
    }
}

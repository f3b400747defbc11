package dev.scrm.platform.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenSampleTests {
    private static final String HAPPENED = "scrm.sample.happened.v1";

    @Test
    void acceptsTheSampleItself() {
        assertThatNoException()
                .isThrownBy(() -> GoldenSample.assertMatchesSchema(HAPPENED, GoldenSample.data(HAPPENED)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'people':[]}",
                "{'at':'yesterday','people':[]}",
                "{'at':'2026-11-21T08:30:00Z','people':[{'name':7}]}",
                "{'at':'2026-11-21T08:30:00Z','people':[],'mood':'fine'}",
                "{'at':'2026-11-21T08:30:00Z','people':[{'name':'王芳','mood':'fine'}]}"
            })
    void refusesWhatTheSchemaDoesNotSay(String json) {
        assertThatThrownBy(() -> GoldenSample.assertMatchesSchema(
                        HAPPENED, json.replace('\'', '"').getBytes(UTF_8)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(HAPPENED);
    }

    @Test
    void comparesWithTheSampleWhateverTheOrderOfFields() {
        var reordered = "{\"people\":[{\"name\":\"王芳\"}],\"at\":\"2026-11-21T08:30:00Z\"}".getBytes(UTF_8);

        assertThatNoException().isThrownBy(() -> GoldenSample.assertEqualsSample(HAPPENED, reordered));
        assertThatThrownBy(() -> GoldenSample.assertEqualsSample(HAPPENED, "{}".getBytes(UTF_8)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void wrapsTheSampleAsItArrives() {
        var envelope = GoldenSample.envelope(HAPPENED);

        assertThat(envelope.type()).hasToString(HAPPENED);
        assertThat(envelope.corpId()).isEqualTo(TestTokens.CORP);
        assertThat(envelope.data()).isEqualTo(GoldenSample.data(HAPPENED));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> GoldenSample.data("scrm.sample.never.v1"))
                .hasMessageContaining("/contracts/sample/scrm.sample.never.v1.sample.json");
    }
}

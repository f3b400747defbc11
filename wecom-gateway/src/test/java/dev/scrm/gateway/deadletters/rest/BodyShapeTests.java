package dev.scrm.gateway.deadletters.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BodyShapeTests {
    @Test
    void showsHowABodyIsBuiltAndNothingOfWhatItSays() {
        var shape = shape("""
            {"contactId":"abc","amount":13800000000,"urgent":true,"none":null,
             "text":{"content":"面膜过敏了"},"张三 13800000000":"x","tags":["a","b","c","d","e"]}
            """);

        assertThat(shape)
                .isEqualTo(
                        "{\"contactId\":\"text of 3\",\"amount\":\"number\",\"urgent\":\"boolean\",\"none\":\"null\","
                                + "\"text\":{\"content\":\"text of 5\"},\"name of 14\":\"text of 1\","
                                + "\"tags\":[\"text of 1\",\"text of 1\",\"text of 1\",\"and 2 more\"]}");
    }

    @Test
    void saysWhereABodyIsNoJson() {
        assertThat(shape("{\"text\": 13800000000x")).startsWith("\"no JSON").doesNotContain("138");
        assertThat(shape("您好")).startsWith("\"no JSON").doesNotContain("您");
    }

    @Test
    void staysSmallHoweverLargeTheBody() {
        var wide = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            wide.append("\"f").append(i).append("\":1,");
        }
        wide.append("\"last\":1}");

        assertThat(shape(wide.toString())).hasSizeLessThan(10_000);
        assertThat(shape("[".repeat(400) + "]".repeat(400))).hasSizeLessThan(200);
    }

    private static String shape(String body) {
        return JsonMapper.shared().writeValueAsString(BodyShape.of(body.getBytes(UTF_8)));
    }
}

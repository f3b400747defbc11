package dev.scrm.journey.definition.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.journey.definition.DefinitionRefused;
import dev.scrm.journey.definition.Node;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTests {
    private static final String GOOD = """
            {"id":"j","version":1,"name":"n","triggers":["contact-added"],"start":"w",
             "nodes":[{"id":"w","type":"wait-for-event-or-timeout","event":"customer-message","timeout":"PT2M"},
                      {"id":"e","type":"end","result":"answered"}],
             "edges":[{"from":"w","on":"otherwise","to":"e"}]}""";

    private final DefinitionReader reader = new DefinitionReader(Map.of());

    @Test
    void readsNodesAndEdges() {
        var definition = reader.read(GOOD.getBytes(UTF_8));

        assertThat(definition.node("w"))
                .isEqualTo(new Node.WaitForEvent("w", "customer-message", Duration.ofMinutes(2)));
        assertThat(definition.next("w", "timed-out")).isEqualTo(new Node.End("e", "answered"));
    }

    @Test
    void takesTheTimesOfTheWelcomeFromTheSettings() {
        var welcome = BuiltInDefinitions.read(
                        Map.of("name-wait", Duration.ofSeconds(1), "message-wait", Duration.ofSeconds(9)))
                .current("any")
                .getFirst();

        assertThat(welcome.node("send-welcome"))
                .asInstanceOf(InstanceOfAssertFactories.type(Node.SendWelcome.class))
                .returns(Duration.ofSeconds(1), Node.SendWelcome::nameWait);
        assertThat(welcome.node("wait-for-message"))
                .asInstanceOf(InstanceOfAssertFactories.type(Node.WaitForEvent.class))
                .returns(Duration.ofSeconds(9), Node.WaitForEvent::timeout);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id":"j",               |                        | field-missing
            "contact-added"         | "contact-eaten"        | trigger-unknown
            "start":"w"             | "start":"x"            | node-unknown
            "to":"e"                | "to":"x"               | node-unknown
            "from":"w"              | "from":"x"             | node-unknown
            "type":"end"            | "type":"explode"       | node-type-unknown
            "id":"e"                | "id":"w"               | node-twice
            "on":"otherwise"        | "on":"timed-out"       | edge-missing
            "timeout":"PT2M"        | "timeout":"2 minutes"  | duration-unreadable
            "timeout":"PT2M"        | "timeout":"PT0S"       | timeout-out-of-range
            "timeout":"PT2M"        | "timeout":"P3000D"     | timeout-out-of-range
            "timeout":"PT2M"        | "timeout":"setting:x"  | field-missing
            "event":"customer-message" | "event":"full-moon" | event-unknown
            "version":1             | "version":"one"        | definition-unreadable
            "name":"n"              | "name":"n","colour":"red" | definition-unreadable
            """)
    void refusesWhatCannotBeRight(String good, String bad, String code) {
        var json = GOOD.replace(good, bad == null ? "" : bad);

        assertThatThrownBy(() -> reader.read(json.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        DefinitionRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void refusesANameWaitThatLeavesTheWelcomeNoTime() {
        assertThatThrownBy(() -> BuiltInDefinitions.read(
                        Map.of("name-wait", Duration.ofSeconds(19), "message-wait", Duration.ofMinutes(2))))
                .isInstanceOfSatisfying(
                        DefinitionRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("name-wait-out-of-range"));
    }
}

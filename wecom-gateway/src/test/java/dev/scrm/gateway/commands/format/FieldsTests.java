package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.platform.test.GoldenSample;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fields of commands that nobody knows are passed over, and told of. */
class FieldsTests {
    @ParameterizedTest
    @EnumSource(CommandKind.class)
    void knowsEveryFieldOfTheContractAlsoWhenTheCommandIsWrong(CommandKind kind) {
        var everything = JsonMapper.shared().createObjectNode();
        schema(kind).path("properties").propertyNames().forEach(everything::putNull);

        assertThat(everything.isEmpty()).isFalse();
        assertThat(read(kind, everything.toString()).head().ignoredFields()).isEmpty();
    }

    @Test
    void tellsOfThemInARightAndInAWrongCommand() {
        var right =
                read(CommandKind.SEND_APP_MESSAGE, "{\"staffIds\":[\"a\"],\"urgency\":{\"text\":1},\"text\":\"x\"}");
        assertThat(right).isInstanceOf(Command.Post.class);
        assertThat(right.head().ignoredFields()).containsExactly("urgency");

        var wrong = read(CommandKind.SEND_APP_MESSAGE, "{\"staffId\":\"a\",\"text\":\"x\"}");
        assertThat(wrong).isInstanceOf(Command.Malformed.class);
        assertThat(wrong.head().ignoredFields()).containsExactly("staffId");
    }

    @Test
    void tellsOfTenAtMostAndCutsTheirNames() {
        var many = IntStream.range(0, 20)
                .mapToObj(i -> "\"%s%d\":1".formatted("林".repeat(70), i))
                .collect(Collectors.joining(","));

        assertThat(read(CommandKind.FETCH_CONTACT, "{\"externalUserId\":\"wm\",%s}".formatted(many))
                        .head()
                        .ignoredFields())
                .hasSize(10)
                .containsOnly("林".repeat(64));
    }

    private static JsonNode schema(CommandKind kind) {
        var name = "/contracts/wecom/" + type(kind) + ".schema.json";
        return JsonMapper.shared().readTree(requireNonNull(FieldsTests.class.getResourceAsStream(name), name));
    }

    private static Command read(CommandKind kind, String json) {
        return new CommandReader().read(GoldenSample.envelope(type(kind), "id", json.getBytes(UTF_8)), "ww1:object");
    }

    private static String type(CommandKind kind) {
        return "scrm.wecom." + kind.commandName() + ".v1";
    }
}

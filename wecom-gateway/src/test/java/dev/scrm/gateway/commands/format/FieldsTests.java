package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.platform.test.GoldenSample;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fields of commands that nobody knows are passed over, and told of. */
class FieldsTests {
    /** Any command may have these. */
    private static final Set<String> EVERY_COMMANDS = Set.of("contactId", "lane", "notBefore", "expiresAt");

    /** What others have, these are refused with: so it is read. */
    private static final Map<CommandKind, Set<String>> REFUSED = Map.of(
            CommandKind.PUBLISH_MOMENT,
            Set.of("attachments"),
            CommandKind.UPDATE_CONTACT_WAY,
            Set.of("temporary"),
            CommandKind.SEND_SERVICE_EVENT_MESSAGE,
            Set.copyOf(
                    schema(CommandKind.SEND_SERVICE_MESSAGE).path("properties").propertyNames()));

    @ParameterizedTest
    @EnumSource(CommandKind.class)
    void knowsEveryFieldOfTheContractAlsoWhenTheCommandIsWrong(CommandKind kind) {
        var everything = JsonMapper.shared().createObjectNode();
        schema(kind).path("properties").propertyNames().forEach(everything::putNull);

        assertThat(everything.isEmpty()).isFalse();
        assertThat(read(kind, everything.toString()).head().ignoredFields()).isEmpty();
    }

    /** What a record of another kind has is no field of this one: whoever writes it means something else. */
    @ParameterizedTest
    @EnumSource(CommandKind.class)
    void knowsNoFieldThatTheContractDoesNotHave(CommandKind kind) {
        var known = schema(kind).path("properties").propertyNames();
        var others = Stream.of(CommandKind.values())
                .flatMap(other -> schema(other).path("properties").propertyNames().stream())
                .filter(name -> !known.contains(name))
                .filter(name -> !EVERY_COMMANDS.contains(name)
                        && !REFUSED.getOrDefault(kind, Set.of()).contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        for (var name : others) {
            assertThat(read(kind, "{\"%s\":null}".formatted(name)).head().ignoredFields())
                    .as(name)
                    .containsExactly(name);
        }
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
                .mapToObj(i -> "\"%02d%s\":1".formatted(i, "林".repeat(70)))
                .collect(Collectors.joining(","));

        assertThat(read(CommandKind.FETCH_CONTACT, "{\"externalUserId\":\"wm\",%s}".formatted(many))
                        .head()
                        .ignoredFields())
                .isEqualTo(IntStream.range(0, 10)
                        .mapToObj(i -> "%02d%s".formatted(i, "林".repeat(62)))
                        .toList());
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

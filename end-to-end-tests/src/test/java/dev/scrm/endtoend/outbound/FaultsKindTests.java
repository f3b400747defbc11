package dev.scrm.endtoend.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class FaultsKindTests {
    @Test
    void areAllThatTheGatewayTakes() throws IOException {
        assertThat(Stream.of(FaultsKind.values()).map(kind -> "scrm.wecom.%s.v1".formatted(kind.commandName())))
                .containsExactlyInAnyOrderElementsOf(commandTypes());
    }

    @Test
    void areAThousandOfAThousand() {
        assertThat(Stream.of(FaultsKind.values())
                        .mapToInt(kind -> kind.share(1_000))
                        .sum())
                .isEqualTo(1_000);
    }

    /** What the contracts have on the topic of commands. */
    private static Iterable<String> commandTypes() throws IOException {
        try (var file = FaultsKindTests.class.getResourceAsStream("/contracts/asyncapi.yaml");
                var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Map<String, Map<String, Map<String, Map<String, Object>>>> contracts = new Yaml().load(text);
            return contracts
                    .get("channels")
                    .get("scrm.wecom.commands.v1")
                    .get("messages")
                    .keySet();
        }
    }
}

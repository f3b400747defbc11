package dev.scrm.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.test.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteEnvironmentTests {
    @TempDir
    static Path keys;

    @TempDir
    Path directory;

    @Test
    void namesExactlyWhatCallersNeed() throws Exception {
        var file = directory.resolve("env");

        environment(SuiteSettings.of(directory, directory, 19000)).write(file);

        assertThat(Files.readAllLines(file))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .containsExactly(
                        "GATEWAY_URL",
                        "CONTACT_URL",
                        "TICKET_URL",
                        "JOURNEY_URL",
                        "ANALYTICS_URL",
                        "SIMULATOR_URL",
                        "KAFKA_BOOTSTRAP",
                        "MONGODB_URI",
                        "CORP_ID",
                        "AGENT_ID",
                        "CALLBACK_PATH",
                        "CALLBACK_TOKEN",
                        "CALLBACK_AES_KEY",
                        "ADMIN_TOKEN");
    }

    @Test
    void isReadAsItWasWritten() {
        var file = directory.resolve("env");
        var written = environment(SuiteSettings.of(directory, directory, 19000));

        written.write(file);

        assertThat(SuiteEnvironment.read(file)).isEqualTo(written);
        assertThat(SuiteEnvironment.read(file).get("TICKET_URL")).isEqualTo("http://127.0.0.1:19002");
        assertThat(SuiteEnvironment.read(file).get("KAFKA_BOOTSTRAP")).isEqualTo("127.0.0.1:19006");
    }

    @Test
    void namesServersThatRunAlready() {
        var settings = SuiteSettings.of(directory, directory, 19000)
                .against(Optional.of("kafka.example:9092"), Optional.of("mongodb://mongo.example/?replicaSet=rs"));

        var environment = environment(settings);

        assertThat(environment.get("KAFKA_BOOTSTRAP")).isEqualTo("kafka.example:9092");
        assertThat(environment.get("MONGODB_URI")).isEqualTo("mongodb://mongo.example/?replicaSet=rs");
    }

    @Test
    void saysWhichVariableIsWrong() {
        assertThatThrownBy(() -> SuiteSettings.ofCommandLine(directory, Map.of("SCRM_PORT_BASE", "eighty")))
                .hasMessage("Expected a number in SCRM_PORT_BASE but got 'eighty'");
        assertThatThrownBy(() -> SuiteSettings.ofCommandLine(directory, Map.of("SCRM_PORT_BASE", "80")))
                .hasMessage("Expected SCRM_PORT_BASE from 1024 to 65000 but got 80");
    }

    @Test
    void movesEveryPortWithTheBase() {
        var settings = SuiteSettings.ofCommandLine(directory, Map.of("SCRM_PORT_BASE", "20000"));

        assertThat(environment(settings).values().values())
                .filteredOn(value -> value.startsWith("http"))
                .allSatisfy(url -> assertThat(url).startsWith("http://127.0.0.1:2000"));
    }

    private SuiteEnvironment environment(SuiteSettings settings) {
        return SuiteEnvironment.of(settings, Keys.in(keys, MutableClock.at("2026-11-21T08:30:00Z")));
    }
}

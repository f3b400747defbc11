package dev.scrm.platform.messaging.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StreamsSettingsTests {
    private final Map<String, String> values =
            new HashMap<>(Map.of("a.streams.application-id", "a-service", "a.streams.state-directory", "state"));

    @Test
    void needsNoMoreThanItsNameAndItsPlace() {
        var settings = bound();

        assertThat(settings.applicationId()).isEqualTo("a-service");
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("state"));
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void isOneMemberAtOnePlace() throws Exception {
        var host = InetAddress.getLocalHost().getHostName();

        assertThat(bound().memberIdAt(18083)).isEqualTo("a-service-" + host + "-18083");
    }

    @Test
    void isTheMemberThatItIsCalled() {
        values.put("a.streams.member-id", "a-service-0");

        assertThat(bound().memberIdAt(18083)).isEqualTo("a-service-0");
    }

    @Test
    void refusesMoreForUnflushedWritesThanThereIs() {
        values.put("a.streams.block-cache-bytes", "1000");
        values.put("a.streams.memtable-bytes", "1001");

        assertThatThrownBy(this::bound)
                .hasRootCauseMessage("Expected memtable-bytes to be part of block-cache-bytes, but 1001 > 1000");
    }

    @Test
    void refusesToRunWithoutAName() {
        values.remove("a.streams.application-id");

        assertThatThrownBy(this::bound).hasRootCauseMessage("application-id");
    }

    private StreamsSettings bound() {
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("a.streams", StreamsSettings.class)
                .get();
    }
}

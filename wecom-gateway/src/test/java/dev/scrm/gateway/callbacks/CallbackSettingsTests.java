package dev.scrm.gateway.callbacks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class CallbackSettingsTests {
    @Test
    void refusesToAnswerLaterThanWecomWaits() {
        assertThatThrownBy(() -> settings(Duration.ofSeconds(2), Duration.ofSeconds(5)))
                .hasMessageContaining("gateway.callbacks.answer-budget");
    }

    @Test
    void refusesToLeaveTheSpoolNoTime() {
        assertThatThrownBy(() -> settings(Duration.ofMillis(3500), Duration.ofSeconds(4)))
                .hasMessageContaining("gateway.callbacks.kafka-budget");
    }

    @Test
    void refusesToTakeLargerBodiesThanCanBeScanned() {
        assertThatThrownBy(() -> new CallbackSettings(
                        DataSize.ofKilobytes(129),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofMillis(500),
                        DataSize.ofMegabytes(8)))
                .hasMessageContaining("gateway.callbacks.max-body");
    }

    private static CallbackSettings settings(Duration kafka, Duration answer) {
        return new CallbackSettings(
                DataSize.ofKilobytes(128), kafka, answer, Duration.ofMillis(500), DataSize.ofMegabytes(8));
    }
}

package dev.scrm.gateway.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KafkaCircuitTests {
    private long now;
    private final KafkaCircuit circuit = new KafkaCircuit(() -> now);

    @Test
    void opensAfterSeveralFailuresInARow() {
        fail(7);
        assertThat(circuit.allows()).isTrue();

        fail(1);

        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.allows()).isFalse();
    }

    @Test
    void staysClosedWhenFailuresAreScattered() {
        fail(7);
        circuit.succeeded();
        fail(7);

        assertThat(circuit.allows()).isTrue();
    }

    @Test
    void letsOneEventASecondTry() {
        fail(8);

        now += TimeUnit.SECONDS.toNanos(1);

        assertThat(IntStream.range(0, 10).filter(_ -> circuit.allows())).hasSize(1);
    }

    @Test
    void closesWithTheFirstSuccess() {
        fail(20);

        circuit.succeeded();

        assertThat(circuit.isOpen()).isFalse();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(_ -> circuit.failed());
    }
}

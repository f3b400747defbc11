package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.CallbackFixtures.anEvent;
import static dev.scrm.gateway.callbacks.CallbackFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.FakeEventLog.Mood;
import dev.scrm.gateway.leases.Leases;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainSpoolTests {
    private static final Leases MINE = new FixedLeases(true);

    private final FakeEventLog log = new FakeEventLog();
    private final InMemorySpool spool = new InMemorySpool(MutableClock.at(NOON));
    private final KafkaCircuit circuit = new KafkaCircuit(System::nanoTime);
    private final DrainSpool drainSpool = drainSpool(MINE);

    private record FixedLeases(boolean mine) implements Leases {
        @Override
        public boolean hold(String name, Duration time) {
            return mine;
        }

        @Override
        public void release(String name) {}
    }

    @Test
    void bringsEachKeyToKafkaInOrderAndEmptiesTheSpool() {
        IntStream.range(0, 30).forEach(i -> spool.put(i, anEvent("k" + i % 3, "e" + i)));

        assertThat(drainSpool.drain()).isEqualTo(30);

        assertThat(spool.oldest(1)).isEmpty();
        for (int key = 0; key < 3; key++) {
            int remainder = key;
            assertThat(log.ids().stream()
                            .map(id -> Integer.parseInt(id.substring(1)))
                            .filter(number -> number % 3 == remainder))
                    .isSorted()
                    .hasSize(10);
        }
    }

    @Test
    void keepsWhatIsBehindAFailedEventOfItsKey() {
        spool.put(1, anEvent("a", "a1"));
        spool.put(2, anEvent("a", "a2"));
        spool.put(3, anEvent("b", "b1"));
        log.failFor("a1");

        assertThat(drainSpool.drain()).isEqualTo(1);
        log.healFor("a1");
        assertThat(drainSpool.drain()).isEqualTo(2);

        assertThat(log.ids()).containsExactly("b1", "a1", "a2");
    }

    @Test
    void asksKafkaWithOneEventWhileItIsKnownToBeGoneAndClosesTheCircuitWhenItIsBack() {
        IntStream.range(0, 8).forEach(_ -> circuit.failed());
        IntStream.range(0, 10).forEach(i -> spool.put(i, anEvent("k" + i, "e" + i)));
        log.set(Mood.FAILING);

        assertThat(drainSpool.drain()).isZero();
        assertThat(log.appends()).isEqualTo(1);

        log.set(Mood.THERE);
        assertThat(drainSpool.drain()).isEqualTo(1);
        assertThat(circuit.isOpen()).isFalse();
        assertThat(drainSpool.drain()).isEqualTo(9);
    }

    @Test
    void findsOutThatKafkaIsGoneWithAFewEventsAfterARestart() {
        IntStream.range(0, 400).forEach(i -> spool.put(i, anEvent("k" + i, "e" + i)));
        log.set(Mood.FAILING);

        assertThat(drainSpool.drain()).isZero();

        assertThat(circuit.isOpen()).isTrue();
        assertThat(log.appends()).isEqualTo(8);
        assertThat(spool.oldest(500)).hasSize(400);
    }

    @Test
    void leavesTheSpoolToTheReplicaThatHasTheLease() {
        spool.put(1, anEvent("a", "1"));

        assertThat(drainSpool(new FixedLeases(false)).drain()).isZero();

        assertThat(log.appends()).isZero();
    }

    private DrainSpool drainSpool(Leases leases) {
        return new DrainSpool(log, spool, circuit, new Deadlines(System::nanoTime), leases, settings());
    }
}

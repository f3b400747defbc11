package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.CallbackFixtures.anEvent;
import static dev.scrm.gateway.callbacks.CallbackFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.FakeEventLog.Mood;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TwoReplicasTests {
    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeEventLog log = new FakeEventLog();
    private final InMemorySpool spool = new InMemorySpool(clock);

    @Test
    void spoolsInTheOrderOfArrivalWhicheverReplicaWasStartedFirst() throws Exception {
        var older = startReplica();
        clock.advance(Duration.ofMinutes(1));
        var younger = startReplica();
        log.set(Mood.FAILING);

        younger.keep(anEvent("contact", "added"));
        clock.advance(Duration.ofSeconds(1));
        older.keep(anEvent("contact", "left"));

        assertThat(spool.oldest(10)).extracting(spooled -> spooled.event().id()).containsExactly("added", "left");
    }

    private KeepEvent startReplica() {
        return new KeepEvent(
                log,
                spool,
                new SpooledKeys(spool, System::nanoTime),
                new KafkaCircuit(System::nanoTime),
                new Deadlines(System::nanoTime),
                settings(),
                clock,
                System::nanoTime);
    }
}

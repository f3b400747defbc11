package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackAnswer.ACCEPTED;
import static dev.scrm.gateway.callbacks.CallbackAnswer.SPOOLED;
import static dev.scrm.gateway.callbacks.CallbackAnswer.UNAVAILABLE;
import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.CallbackFixtures.anEvent;
import static dev.scrm.gateway.callbacks.CallbackFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.FakeEventLog.Mood;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepEventTests {
    private final FakeEventLog log = new FakeEventLog();
    private final InMemorySpool spool = new InMemorySpool(MutableClock.at(NOON));
    private final SpooledKeys spooledKeys = new SpooledKeys(spool, System::nanoTime);
    private final KafkaCircuit circuit = new KafkaCircuit(System::nanoTime);
    private final Deadlines deadlines = new Deadlines(System::nanoTime);
    private final KeepEvent keepEvent = new KeepEvent(
            log, spool, spooledKeys, circuit, deadlines, settings(), MutableClock.at(NOON), System::nanoTime);

    @BeforeEach
    void watch() {
        deadlines.start();
    }

    @AfterEach
    void stop() {
        deadlines.stop();
    }

    @Test
    void keepsAnEventInKafka() throws Exception {
        assertThat(keepEvent.keep(anEvent("a", "1"))).isEqualTo(ACCEPTED);

        assertThat(log.ids()).containsExactly("1");
        assertThat(spool.oldest(10)).isEmpty();
    }

    @Test
    void keepsAnEventInTheSpoolWhenKafkaFails() throws Exception {
        log.set(Mood.FAILING);

        assertThat(keepEvent.keep(anEvent("a", "1"))).isEqualTo(SPOOLED);

        assertThat(spool.oldest(10)).extracting(spooled -> spooled.event().id()).containsExactly("1");
    }

    @Test
    void keepsAnEventInTheSpoolWhenKafkaIsSilentAndAnswersInTime() {
        log.set(Mood.SILENT);
        long began = System.nanoTime();

        assertThat(CompletableFuture.supplyAsync(() -> keep("a", "1")))
                .succeedsWithin(Duration.ofMillis(4500))
                .isEqualTo(SPOOLED);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void saysThatNothingTookItWhenBothAreAway() throws Exception {
        log.set(Mood.FAILING);
        spool.setAway(true);

        assertThat(keepEvent.keep(anEvent("a", "1"))).isEqualTo(UNAVAILABLE);
    }

    @Test
    void laterEventsOfASpooledKeyFollowItAlthoughKafkaIsBack() throws Exception {
        log.failFor("1");
        keepEvent.keep(anEvent("a", "1"));

        assertThat(keepEvent.keep(anEvent("a", "2"))).isEqualTo(SPOOLED);
        assertThat(keepEvent.keep(anEvent("b", "3"))).isEqualTo(ACCEPTED);

        assertThat(spool.oldest(10)).extracting(spooled -> spooled.event().id()).containsExactly("1", "2");
    }

    @Test
    void goesToKafkaAgainWhenTheKeyIsDrained() throws Exception {
        log.failFor("1");
        keepEvent.keep(anEvent("a", "1"));
        spool.remove(java.util.List.of("1"));
        spooledKeys.refresh();

        assertThat(keepEvent.keep(anEvent("a", "2"))).isEqualTo(ACCEPTED);
    }

    @Test
    void anEventWaitsForItsPredecessorAndFollowsItIntoTheSpool() {
        log.set(Mood.SILENT);
        var first = CompletableFuture.supplyAsync(() -> keep("a", "1"));
        await().until(() -> log.waiting() == 1);
        log.set(Mood.THERE);
        var second = CompletableFuture.supplyAsync(() -> keep("a", "2"));
        assertThat(keep("b", "3")).isEqualTo(ACCEPTED);
        assertThat(second).isNotDone();

        log.giveUp();

        assertThat(first).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(SPOOLED);
        assertThat(second).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(SPOOLED);
        assertThat(log.ids()).containsExactly("3");
        assertThat(spool.oldest(10)).extracting(spooled -> spooled.event().id()).containsExactly("1", "2");
    }

    @Test
    void doorbellsWaitForNobody() throws Exception {
        log.set(Mood.SILENT);
        var first = CompletableFuture.supplyAsync(() -> keep(doorbell("1")));
        await().until(() -> log.waiting() == 1);
        log.set(Mood.THERE);

        assertThat(keepEvent.keep(doorbell("2"))).isEqualTo(ACCEPTED);

        log.giveUp();
        assertThat(first).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(SPOOLED);
    }

    @Test
    void triesKafkaOnlyNowAndThenOnceItIsKnownToBeGone() {
        log.set(Mood.FAILING);

        IntStream.range(0, 200).forEach(i -> keep("k" + i, "e" + i));

        assertThat(log.appends()).isLessThan(20);
        assertThat(spool.total().events()).isEqualTo(200);
    }

    @Test
    void thoseThatWaitGiveUpTogetherOnceKafkaIsKnownToBeGone() {
        log.set(Mood.SILENT);
        var waiting = CompletableFuture.supplyAsync(() -> keep("waiting", "w"));
        await().until(() -> log.waiting() == 1);
        log.set(Mood.FAILING);

        IntStream.range(0, 8).forEach(i -> keep("k" + i, "e" + i));

        assertThat(waiting).succeedsWithin(Duration.ofMillis(1500)).isEqualTo(SPOOLED);
    }

    private CallbackAnswer keep(String key, String id) {
        return keep(anEvent(key, id));
    }

    private CallbackAnswer keep(CallbackEvent event) {
        try {
            return keepEvent.keep(event);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CallbackEvent doorbell(String id) {
        var event = anEvent("wkDEMOkf0001", id);
        return new CallbackEvent(event.key(), false, event.envelope());
    }
}

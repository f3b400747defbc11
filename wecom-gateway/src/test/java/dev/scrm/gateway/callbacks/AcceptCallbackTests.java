package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.CallbackFixtures.anEvent;
import static dev.scrm.gateway.callbacks.CallbackFixtures.settings;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.CallbackPair;
import dev.scrm.gateway.corps.CallbackReceiver;
import dev.scrm.platform.test.MutableClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptCallbackTests {
    private static final ButtonReply REPLY = new ButtonReply(new CallbackPair("token", "key"), "lin.wei", "已接单");

    private final FakeEventLog log = new FakeEventLog();
    private final InMemorySpool spool = new InMemorySpool(MutableClock.at(NOON));
    private final Deadlines deadlines = new Deadlines(System::nanoTime);
    private final KeepEvent keepEvent = new KeepEvent(
            log,
            spool,
            new SpooledKeys(spool, System::nanoTime),
            new KafkaCircuit(System::nanoTime),
            deadlines,
            settings(),
            MutableClock.at(NOON),
            System::nanoTime);
    private final Counts counts = new Counts();
    private final CallbackTally tally = new CallbackTally(MutableClock.at(NOON));

    @BeforeEach
    void watch() {
        deadlines.start();
    }

    @AfterEach
    void stop() {
        deadlines.stop();
    }

    @Test
    void answersWhatWasPreparedOnceTheEventIsKept() throws Exception {
        var response = accept(anEvent("a", "1").answered(REPLY));

        assertThat(log.ids()).containsExactly("1");
        assertThat(response.body()).asString(UTF_8).isEqualTo("reply to lin.wei");
    }

    @Test
    void answersNothingToAnEventThatCouldNotBeKept() throws Exception {
        log.set(FakeEventLog.Mood.FAILING);
        spool.setAway(true);

        var response = accept(anEvent("a", "1").answered(REPLY));

        assertThat(response.answer()).isEqualTo(CallbackAnswer.UNAVAILABLE);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void answersNothingWhereNothingIsPrepared() throws Exception {
        assertThat(accept(anEvent("a", "1")).body()).isEmpty();
    }

    @Test
    void keepsNothingOfWhatTellsNothingNew() throws Exception {
        assertThat(accept(null).answer()).isEqualTo(CallbackAnswer.NOTHING_NEW);

        assertThat(log.ids()).isEmpty();
    }

    private CallbackResponse accept(@Nullable CallbackEvent event) throws InterruptedException {
        CallbackProtocol protocol = new CallbackProtocol() {
            @Override
            public @Nullable CallbackEvent open(
                    CallbackReceiver receiver, CallbackQuery query, byte[] body, Instant receivedAt) {
                return event;
            }

            @Override
            public byte[] reply(CallbackReceiver receiver, PassiveReply reply) {
                return ("reply to " + ((ButtonReply) reply).staffId()).getBytes(UTF_8);
            }

            @Override
            public byte[] echo(CallbackReceiver receiver, CallbackQuery query) {
                return new byte[0];
            }
        };
        return new AcceptCallback(protocol, keepEvent, counts, tally, MutableClock.at(NOON))
                .accept(DEMO_APP, new CallbackQuery("", "", "", ""), new byte[0]);
    }

    private static final class Counts implements CallbackCounts {
        @Override
        public void answered(CallbackAnswer answer, long nanos) {}

        @Override
        public void refused(String reason) {}

        @Override
        public void unrecognized() {}

        @Override
        public void drained(int events) {}

        @Override
        public void spoolUnreachable(RuntimeException failure) {}
    }
}

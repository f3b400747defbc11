package dev.scrm.journey.engine.streams;

import static dev.scrm.journey.engine.EngineFixtures.CODE;
import static dev.scrm.journey.engine.EngineFixtures.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state is all there is: whatever process goes on with it goes on where the last one was. */
class RestartTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    private int starts;

    private EngineRun start(Instant now, List<KeyValue<Bytes, byte[]>> rows) {
        starts++;
        var engine = new EngineRun(directory.resolve("start-" + starts), now);
        rows.forEach(row -> engine.rows().put(row.key, row.value));
        return engine.after(SOON);
    }

    /** The same steps with one process and with a new one after each of them. */
    private void goesOnAfter(int restartBefore, List<UnaryOperator<EngineRun>> steps) {
        var welcomes = 0;
        var reminders = 0;
        var engine = start(NOON, List.of());
        for (int i = 0; i < steps.size(); i++) {
            if (i == restartBefore) {
                welcomes += engine.welcomes().size();
                reminders += engine.reminders();
                var rows = engine.allRows();
                var now = engine.now();
                engine.close();
                engine = start(now, rows);
            }
            engine = steps.get(i).apply(engine);
        }
        welcomes += engine.welcomes().size();
        reminders += engine.reminders();
        engine.close();

        assertThat(welcomes).isEqualTo(1);
        assertThat(reminders).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void welcomesOnceAndRemindsOnceWheneverItIsRestarted(int restartBefore) {
        goesOnAfter(
                restartBefore,
                List.of(
                        engine -> engine.added(CORP, "e1", CODE),
                        engine -> engine.after(Duration.ofSeconds(4)),
                        engine -> engine.added(CORP, "e1", CODE),
                        engine -> engine.after(Duration.ofMinutes(3)),
                        engine -> engine.after(Duration.ofMinutes(3))));
    }

    @Test
    void firesTimersThatFellDueWhileItWasDown() {
        var first = start(NOON, List.of()).welcomed(CORP, "e1");
        var rows = first.allRows();
        first.close();

        var second = start(NOON.plus(Duration.ofHours(5)), rows);

        assertThat(second.reminders()).isEqualTo(1);
        second.close();
    }

    @Test
    void findsItsTimersWithTheHintOfAnEarlierRun() {
        var first = start(NOON, List.of());
        first.welcomed(CORP, "e1").after(Duration.ofMinutes(90));
        assertThat(first.rows().get(Bytes.wrap(new byte[] {RowKeys.HINT}))).isNotNull();
        first.added(CORP, "e2", "WC-2").finished(CORP, first.welcomeId(), "sent");
        var rows = first.allRows();
        first.close();

        var second = start(NOON.plus(Duration.ofHours(2)), rows);

        assertThat(second.reminders()).isEqualTo(1);
        second.close();
    }
}

package dev.scrm.journey.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.journey.engine.Instance.Timer;
import dev.scrm.journey.engine.streams.RowKeys.DueTimer;
import dev.scrm.platform.messaging.streams.DueRows;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class RowKeysTests {
    private static final String INSTANCE = "000102030405060708090a0b0c0d0e0f";

    @Test
    void readsATimerBackAsItWasWritten() {
        var timer = new Timer(Instant.parse("1969-07-20T20:17:40.001Z"), INSTANCE, 7);

        assertThat(RowKeys.timer(RowKeys.timer("corp:联系人", timer))).isEqualTo(new DueTimer("corp:联系人", timer));
    }

    /** The timers that wait in the stores were set by earlier processes. */
    @Test
    void keepsTheFormOfTimersInTheStore() {
        KeyValueStore<Bytes, byte[]> rows = Stores.inMemoryKeyValueStore("rows").get();
        var timers = new DueRows(rows, RowKeys.TIMERS, RowKeys.HINT);

        timers.set(RowKeys.timer("corp:c", new Timer(Instant.ofEpochMilli(0x0123456789AL), INSTANCE, 258)));

        var key = "74" + "8000001234" + "56789a" + "00000102" + INSTANCE + "636f72703a63";
        assertThat(rows.get(Bytes.wrap(HexFormat.of().parseHex(key)))).isEmpty();
    }
}

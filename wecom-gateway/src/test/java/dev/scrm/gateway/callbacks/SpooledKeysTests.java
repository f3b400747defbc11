package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackFixtures.CORP;
import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.CallbackFixtures.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.MutableClock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpooledKeysTests {
    private static final String KEY = CORP + ":a";

    private long now = 1;
    private final InMemorySpool spool = new InMemorySpool(MutableClock.at(NOON));
    private final SpooledKeys keys = new SpooledKeys(spool, () -> now++);

    @Test
    void holdsWhatAnotherReplicaSpooledFromTheNextRefreshOn() {
        spool.put(1, anEvent("a", "theirs"));
        assertThat(keys.holds(KEY)).isFalse();

        keys.refresh();

        assertThat(keys.holds(KEY)).isTrue();
    }

    @Test
    void holdsAKeyWhileAnEventIsBeingAdded() {
        keys.adding(KEY);

        keys.refresh();

        assertThat(keys.holds(KEY)).isTrue();
    }

    @Test
    void forgetsAKeyThatIsDrained() {
        keys.adding(KEY);
        spool.put(1, anEvent("a", "1"));
        keys.added(KEY);
        keys.refresh();
        assertThat(keys.holds(KEY)).isTrue();

        spool.remove(List.of("1"));
        keys.refresh();

        assertThat(keys.holds(KEY)).isFalse();
        assertThat(keys.isEmpty()).isTrue();
    }

    @Test
    void holdsEverythingWhileThereAreMoreKeysThanItTellsApart() {
        IntStream.rangeClosed(0, SpooledKeys.LIMIT).forEach(i -> spool.put(i, anEvent("k" + i, "e" + i)));

        keys.refresh();

        assertThat(keys.holds(CORP + ":never-seen")).isTrue();
        assertThat(keys.isEmpty()).isFalse();
        spool.remove(List.of("e0"));
        keys.refresh();
        assertThat(keys.holds(CORP + ":never-seen")).isFalse();
        assertThat(keys.holds(CORP + ":k1")).isTrue();
    }
}

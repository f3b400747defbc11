package dev.scrm.gateway.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeyTurnsTests {
    private final KeyTurns turns = new KeyTurns();

    @Test
    void letsAKeyGoOneAfterTheOtherInTheOrderOfTaking() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        var taken = new ArrayList<KeyTurns.Turn>();
        for (int i = 0; i < 50; i++) {
            taken.add(turns.take("contact"));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 49; i >= 0; i--) {
                int number = i;
                var _ = threads.submit(() -> {
                    try (var turn = taken.get(number)) {
                        turn.await(TimeUnit.SECONDS.toNanos(10));
                        order.add(number);
                    }
                    return null;
                });
            }
        }

        assertThat(order).isSorted().hasSize(50);
    }

    @Test
    void lettingOneKeyWaitHoldsUpNoOther() throws Exception {
        try (var _ = turns.take("one");
                var other = turns.take("other")) {
            assertThat(other.await(0)).isTrue();
        }
    }

    @Test
    void saysWhenItsTurnDoesNotComeInTime() throws Exception {
        try (var first = turns.take("contact");
                var second = turns.take("contact")) {
            assertThat(first.await(0)).isTrue();
            assertThat(second.await(1)).isFalse();
        }
    }

    @Test
    void startsAnewWhenAllTurnsOfAKeyAreOver() {
        turns.take("contact").close();

        var next = CompletableFuture.supplyAsync(() -> {
            try (var turn = turns.take("contact")) {
                return turn.await(0);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(next.join()).isTrue();
    }
}

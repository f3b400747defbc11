package dev.scrm.gateway.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlinesTests {
    private final AtomicLong now = new AtomicLong();
    private final Deadlines deadlines = new Deadlines(now::get);

    @Test
    void tellsWhetherWhatIsAwaitedEndedWell() {
        assertThat(deadlines.endsWell(CompletableFuture.completedFuture("done"), 1))
                .isTrue();
        assertThat(deadlines.endsWell(CompletableFuture.failedFuture(new IllegalStateException("no")), 1))
                .isFalse();
    }

    @Test
    void endsWhatNeverEnds() throws Exception {
        var never = new CompletableFuture<Void>();
        var waiting = CompletableFuture.supplyAsync(() -> deadlines.endsWell(never, TimeUnit.SECONDS.toNanos(2)));
        now.set(TimeUnit.SECONDS.toNanos(1));
        deadlines.endOverdue();
        assertThat(never).isNotDone();

        while (!waiting.isDone()) { // the wait may begin late, and its time is counted from then
            now.addAndGet(TimeUnit.SECONDS.toNanos(3));
            deadlines.endOverdue();
            Thread.onSpinWait();
        }

        assertThat(waiting.get()).isFalse();
    }
}

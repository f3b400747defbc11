package dev.scrm.ticket.ticket;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Many at the same thing, all starting together. */
public final class AtOnce {
    private AtOnce() {}

    public static void run(int threads, IntConsumer work) {
        var start = new CountDownLatch(threads);
        var tasks = IntStream.range(0, threads)
                .<Callable<Void>>mapToObj(i -> () -> {
                    start.countDown();
                    start.await();
                    work.accept(i);
                    return null;
                })
                .toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

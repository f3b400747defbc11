package dev.scrm.quickstart.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Shows what is being done and for how many seconds: rewritten in place on a terminal, a line for each thing that is
 * done elsewhere.
 */
final class CheckList implements AutoCloseable {
    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Thread painter;
    private int painted;

    /** One thing on the list. */
    private record Item(String doing, long since, Optional<String> done) {
        String line(String name) {
            return done.orElseGet(
                    () -> "  … %-18s %-10s %5.1f s".formatted(name, doing, (System.nanoTime() - since) / 1e9));
        }
    }

    CheckList(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.painter = Thread.ofVirtual().unstarted(this::repaintNowAndThen);
        if (terminal) {
            painter.start();
        }
    }

    /** Does the work under this name; a failure is shown and thrown on. */
    <T> T run(String name, String doing, String done, Callable<T> work) throws Exception {
        long since = System.nanoTime();
        put(name, new Item(doing, since, Optional.empty()));
        try {
            var result = work.call();
            finish(name, "  ✓ %-18s %-10s %5.1f s", done, since);
            return result;
        } catch (Exception e) {
            finish(name, "  ✗ %-18s %-10s %5.1f s", "failed", since);
            throw e;
        }
    }

    private void finish(String name, String form, String word, long since) {
        var line = form.formatted(name, word, (System.nanoTime() - since) / 1e9);
        put(name, new Item(word, since, Optional.of(line)));
        if (!terminal) {
            out.println(line);
        }
    }

    private synchronized void put(String name, Item item) {
        items.put(name, item);
        paint();
    }

    private synchronized void paint() {
        if (!terminal) {
            return;
        }
        if (painted > 0) {
            // Up to the first line, then clear what was painted.
            out.printf("\033[%dA\033[J", painted);
        }
        List.copyOf(items.entrySet())
                .forEach(entry -> out.println(entry.getValue().line(entry.getKey())));
        out.flush();
        painted = items.size();
    }

    private void repaintNowAndThen() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                synchronized (this) {
                    wait(100);
                    paint();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        painter.interrupt();
    }
}

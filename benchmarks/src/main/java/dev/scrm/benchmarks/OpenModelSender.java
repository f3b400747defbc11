package dev.scrm.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Sends requests when they are due, whether or not earlier ones were answered, from one thread over kept-alive
 * connections without pipelining. Latency counts from the moment a request was due: when the server stalls, all that
 * was due meanwhile waits and shows it (no coordinated omission). Without a rate each connection sends its next request
 * after its last answer, which finds how much the server can take.
 */
final class OpenModelSender {
    private static final Duration LAST_ANSWER = Duration.ofSeconds(10);
    private static final int TICK_MILLIS = 1;
    private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;

    private final InetSocketAddress server;
    private final int connections;

    OpenModelSender(InetSocketAddress server, int connections) {
        this.server = server;
        this.connections = connections;
    }

    LoadReport sendAtOnce(byte[][] requests, Duration atMost) throws IOException {
        try (var run = new Run(requests, 0, atMost)) {
            return run.go();
        }
    }

    LoadReport send(byte[][] requests, double perSecond) throws IOException {
        var schedule = Duration.ofNanos((long) (requests.length / perSecond * 1e9));
        try (var run = new Run(requests, perSecond, schedule)) {
            return run.go();
        }
    }

    /** One schedule, from its first request to its last answer. */
    private final class Run implements AutoCloseable {
        private final byte[][] requests;
        private final double nanosApart;
        private final long scheduleNanos;
        private final Selector selector;
        private final ArrayDeque<Connection> free = new ArrayDeque<>();
        private final ArrayList<Connection> all = new ArrayList<>();
        private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        private final Map<Integer, Long> statuses = new HashMap<>();
        private int next;
        private int underWay;
        private long begin;

        Run(byte[][] requests, double perSecond, Duration schedule) throws IOException {
            this.requests = requests;
            this.nanosApart = perSecond == 0 ? 0 : 1e9 / perSecond;
            this.scheduleNanos = schedule.toNanos();
            this.selector = Selector.open();
            for (int i = 0; i < connections; i++) {
                connect();
            }
        }

        LoadReport go() throws IOException {
            begin = System.nanoTime();
            long last = begin + scheduleNanos + LAST_ANSWER.toNanos();
            long now = begin;
            while ((hasMore(now) || underWay > 0) && now < last) {
                sendDue(now);
                selector.select(TICK_MILLIS);
                now = System.nanoTime();
                for (var key : selector.selectedKeys()) {
                    progress((Connection) key.attachment(), now);
                }
                selector.selectedKeys().clear();
            }
            count(LoadReport.NO_ANSWER, underWay + (nanosApart == 0 ? 0 : requests.length - next));
            int due = nanosApart == 0 ? next : requests.length;
            return new LoadReport(due, statuses, (now - begin) / 1e9, micros);
        }

        /** How many requests are due by now; without a rate all of them, for as long as the schedule lasts. */
        private int due(long now) {
            if (nanosApart == 0) {
                return now - begin < scheduleNanos ? requests.length : next;
            }
            return (int) Math.min(requests.length, (now - begin) / nanosApart + 1);
        }

        private boolean hasMore(long now) {
            return next < requests.length && (nanosApart > 0 || now - begin < scheduleNanos);
        }

        private void sendDue(long now) throws IOException {
            int due = due(now);
            while (next < due && !free.isEmpty()) {
                long intended = nanosApart == 0 ? now : begin + (long) (next * nanosApart);
                var connection = free.poll();
                underWay++;
                try {
                    connection.send(requests[next++], intended);
                } catch (IOException e) {
                    broken(connection);
                }
            }
        }

        private void progress(Connection connection, long now) throws IOException {
            try {
                if (connection.wantsToWrite()) {
                    connection.write();
                }
                int status = connection.read();
                if (status != 0) {
                    micros.recordValue(Math.min(HIGHEST_MICROS, (now - connection.intendedAt()) / 1_000));
                    count(status, 1);
                    underWay--;
                    free.add(connection);
                }
            } catch (IOException e) {
                broken(connection);
            }
        }

        private void broken(Connection connection) throws IOException {
            connection.close();
            count(LoadReport.NO_ANSWER, 1);
            underWay--;
            connect();
        }

        private void connect() throws IOException {
            var connection = new Connection(selector, server);
            all.add(connection);
            free.add(connection);
        }

        private void count(int status, long times) {
            if (times > 0) {
                statuses.merge(status, times, Long::sum);
            }
        }

        @Override
        public void close() throws IOException {
            for (var connection : all) {
                connection.close();
            }
            selector.close();
        }
    }
}

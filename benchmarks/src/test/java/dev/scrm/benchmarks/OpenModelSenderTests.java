package dev.scrm.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenModelSenderTests {
    private final AtomicInteger received = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsEachRequestOnceAndOnTime() throws IOException {
        answer(200, 0, Duration.ZERO);

        var report = sender(16).send(requests(1_000), 2_000);

        assertThat(received).hasValue(1_000);
        assertThat(report.accepted()).isEqualTo(1_000);
        assertThat(report.due()).isEqualTo(1_000);
        assertThat(report.seconds()).isBetween(0.499, 5.0);
    }

    @Test
    void showsAStallToAllThatWasDueMeanwhile() throws IOException {
        // The first request holds the only connection for half a second in which 50 become due.
        answer(200, 1, Duration.ofMillis(500));

        var report = sender(1).send(requests(50), 100);

        assertThat(report.accepted()).isEqualTo(50);
        assertThat(report.millisAt(50)).isGreaterThan(150);
        assertThat(report.millisAt(100)).isGreaterThanOrEqualTo(499);
    }

    @Test
    void countsAnswersOtherThan200() throws IOException {
        answer(503, 0, Duration.ZERO);

        var report = sender(4).send(requests(20), 1_000);

        assertThat(report.accepted()).isZero();
        assertThat(report.statuses()).containsEntry(503, 20L);
    }

    @Test
    void keepsEachConnectionBusyWithoutARate() throws IOException {
        answer(200, 0, Duration.ZERO);

        var report = sender(8).sendAtOnce(requests(100_000), Duration.ofMillis(300));

        assertThat(report.accepted()).isEqualTo(received.get()).isEqualTo(report.due());
        assertThat(report.accepted()).isBetween(8L, 99_999L);
    }

    /** The numbered request waits before it is answered; 0 for none. */
    private void answer(int status, int slow, Duration wait) {
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (received.incrementAndGet() == slow) {
                pause(wait);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    private static void pause(Duration wait) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OpenModelSender sender(int connections) {
        return new OpenModelSender(server.getAddress(), connections);
    }

    private static byte[][] requests(int count) {
        var requests = new byte[count][];
        Arrays.fill(requests, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII));
        return requests;
    }
}

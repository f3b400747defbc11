package dev.scrm.gateway.wecom.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.gateway.wecom.WecomRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class HttpTransportTests {
    private static final App APP = new OneCorp("ww1").find("ww1").orElseThrow().firstApp();
    private static final Duration CALL = Duration.ofMillis(400);

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer wecom;
    private HttpTransport transport;

    /** What WeCom does with a call. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        wecom = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        wecom.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        wecom.start();
        var settings = new WecomSettings(
                URI.create("http://127.0.0.1:" + wecom.getAddress().getPort()),
                CALL,
                CALL,
                Duration.ofSeconds(30),
                DataSize.ofKilobytes(1));
        transport = new HttpTransport(
                new HttpConfiguration().wecomHttpClient(settings), settings, CircuitBreakerRegistry.ofDefaults());
    }

    @AfterEach
    void stop() {
        end.countDown();
        wecom.stop(0);
    }

    @Test
    void givesWhatWecomAnswersWithItsCode() {
        answers("a", exchange -> say(exchange, 200, "{\"errcode\":41051,\"errmsg\":\"once\"}"));

        assertThat(send("a")).isInstanceOfSatisfying(Reply.Answer.class, answer -> {
            assertThat(answer.errorCode()).isEqualTo(41051);
            assertThat(answer.body()).asString(UTF_8).contains("once");
        });
        assertThat(asked).containsExactly("POST /cgi-bin/a?access_token=t+%26+k {\"x\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{"})
    void takesWhatIsNoAnswerOfWecomsForNone(String text) {
        answers("a", exchange -> say(exchange, 200, text));

        assertThat(send("a")).isEqualTo(new Reply.NoAnswer(Cause.BROKEN));
    }

    @Test
    void readsNoMoreThanItMay() {
        answers("a", exchange -> say(exchange, 200, "{\"x\":\"" + "x".repeat(1_100) + "\"}"));

        assertThat(send("a")).isEqualTo(new Reply.NoAnswer(Cause.BROKEN));
    }

    @Test
    void followsNoRedirectBecauseTheTokenWouldGoAlong() {
        answers("a", exchange -> {
            exchange.getResponseHeaders().add("Location", "/cgi-bin/b");
            say(exchange, 302, "{}");
        });
        answers("b", exchange -> say(exchange, 200, "{}"));

        assertThat(send("a")).isEqualTo(new Reply.NoAnswer(Cause.BROKEN));
        assertThat(asked).hasSize(1);
    }

    @Test
    void waitsForNoAnswerThatDoesNotBegin() {
        answers("a", _ -> end.await());

        assertThat(send("a")).isEqualTo(new Reply.NoAnswer(Cause.TIMED_OUT));
    }

    @Test
    void waitsForNoAnswerThatDoesNotEnd() {
        answers("a", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            end.await();
        });

        assertThat(send("a")).isEqualTo(new Reply.NoAnswer(Cause.TIMED_OUT));
    }

    @Test
    void asksOnceThoughTheConnectionBreaks() {
        answers("a", HttpExchange::close);

        assertThat(send("a")).isEqualTo(new Reply.NoAnswer(Cause.BROKEN));
        assertThat(asked).hasSize(1);
    }

    @Test
    void knowsThatNothingArrivedWhereNobodyListens() {
        wecom.stop(0);

        assertThat(send("a")).isEqualTo(new Reply.NoAnswer(Cause.UNREACHABLE));
    }

    private Reply send(String api) {
        return transport.send(
                APP, WecomRequest.post(api, "{\"x\":1}".getBytes(UTF_8)).with("access_token", "t & k"));
    }

    private void answers(String api, Answer answer) {
        wecom.createContext("/cgi-bin/" + api, exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body));
            try {
                answer.to(exchange);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

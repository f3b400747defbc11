package dev.scrm.gateway.wecom.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Transport;
import dev.scrm.gateway.wecom.WecomRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JDK's client with a limit on everything and a circuit breaker around it. What went wrong is told by kind only: the
 * client's own messages may hold the address, and with it the token.
 */
final class HttpTransport implements Transport {
    private final HttpClient client;
    private final WecomSettings settings;
    private final CircuitBreakerRegistry circuitBreakers;
    private final JsonMapper json = JsonMapper.shared();

    HttpTransport(HttpClient client, WecomSettings settings, CircuitBreakerRegistry circuitBreakers) {
        this.client = client;
        this.settings = settings;
        this.circuitBreakers = circuitBreakers;
    }

    @Override
    public Reply send(App app, WecomRequest request) {
        var circuitBreaker = circuitBreakers.circuitBreaker(app.corpId() + "/" + ApiFamily.of(request.api()));
        if (!circuitBreaker.tryAcquirePermission()) {
            return new Reply.NoAnswer(Reply.Cause.CIRCUIT_OPEN);
        }
        long began = circuitBreaker.getCurrentTimestamp();
        var reply = exchange(request);
        // Its predicates look at results; an errcode is an answer, only silence is a failure.
        circuitBreaker.onResult(circuitBreaker.getCurrentTimestamp() - began, circuitBreaker.getTimestampUnit(), reply);
        return reply;
    }

    private Reply exchange(WecomRequest request) {
        var sent = client.sendAsync(
                http(request),
                BodyHandlers.limiting(
                        BodyHandlers.ofByteArray(), settings.maxAnswer().toBytes()));
        try {
            // The client's own timeout ends with the head of the answer, this one with its last byte.
            return reply(sent.get(timeout(request).toMillis(), MILLISECONDS));
        } catch (TimeoutException _) {
            sent.cancel(true);
            return new Reply.NoAnswer(Reply.Cause.TIMED_OUT);
        } catch (ExecutionException e) {
            return new Reply.NoAnswer(cause(e.getCause()));
        } catch (InterruptedException _) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.NoAnswer(Reply.Cause.TIMED_OUT);
        }
    }

    private static Reply.Cause cause(@Nullable Throwable failure) {
        return switch (failure) {
            case ConnectException _, HttpConnectTimeoutException _ -> Reply.Cause.UNREACHABLE;
            // Whichever of the two ends first.
            case HttpTimeoutException _ -> Reply.Cause.TIMED_OUT;
            case null, default -> Reply.Cause.BROKEN;
        };
    }

    private Reply reply(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            return new Reply.NoAnswer(Reply.Cause.BROKEN);
        }
        try {
            var tree = json.readTree(response.body());
            return tree.isObject()
                    ? new Reply.Answer(tree.path("errcode").asInt(0), response.body())
                    : new Reply.NoAnswer(Reply.Cause.BROKEN);
        } catch (JacksonException _) {
            return new Reply.NoAnswer(Reply.Cause.BROKEN);
        }
    }

    private HttpRequest http(WecomRequest request) {
        var query = request.query().entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        var address = URI.create(settings.baseUrl() + "/cgi-bin/" + request.api() + "?" + query);
        var http = HttpRequest.newBuilder(address).timeout(timeout(request));
        var body = request.body();
        return body == null
                ? http.GET().build()
                : http.header("Content-Type", request.contentType())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
    }

    private Duration timeout(WecomRequest request) {
        return request.contentType().equals(WecomRequest.JSON) ? settings.callTimeout() : settings.uploadTimeout();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what the flow tests ask and are answered, when it is told to ({@code scrm.record-exchanges=true}): one exchange for
 * each operation, the one that shows most without being long. {@link WrittenExamples} makes the examples of the API of them.
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("scrm.record-exchanges")
class RecordedExchanges {
    static final Path FOLDER = Path.of("target", "recorded-exchanges");

    private static final int LONGEST = 6_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    OncePerRequestFilter exchangeRecorder() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                var path = request.getRequestURI();
                if (path.endsWith("/file") || path.endsWith("/errors") || path.endsWith("/kept")) {
                    chain.doFilter(request, response);
                    return;
                }
                var asked = new ContentCachingRequestWrapper(request, 10 * LONGEST);
                var answered = new ContentCachingResponseWrapper(response);
                chain.doFilter(isForm(request) ? request : asked, answered);
                record(asked, answered);
                answered.copyBodyToResponse();
            }
        };
    }

    /** Its parts are read by whoever comes first. */
    private static boolean isForm(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith("multipart/");
    }

    private static synchronized void record(ContentCachingRequestWrapper asked, ContentCachingResponseWrapper answered)
            throws IOException {
        var pattern = asked.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern == null || answered.getStatus() / 100 != 2) {
            return;
        }
        var exchange = JSON.createObjectNode();
        exchange.put("operation", asked.getMethod() + " " + pattern);
        exchange.put("path", asked.getRequestURI());
        exchange.put("query", asked.getQueryString());
        exchange.put("status", answered.getStatus());
        for (var name : List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.CONTENT_TYPE)) {
            exchange.put(name, answered.getHeader(name));
        }
        exchange.set("request", body(asked.getContentAsByteArray()));
        exchange.set("answer", body(answered.getContentAsByteArray()));
        var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(exchange);
        var file = FOLDER.resolve(exchange.path("operation").asString().replaceAll("[^A-Za-z0-9-]+", "_") + ".json");
        if (isBetter(text.getBytes(UTF_8).length, Files.exists(file) ? Files.size(file) : 0)) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
    }

    private static boolean isBetter(long size, long known) {
        return known == 0 || (size <= LONGEST ? size > known || known > LONGEST : size < known);
    }

    /** A form or a file is no JSON, and no example either. */
    private static JsonNode body(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.missingNode();
        }
    }
}

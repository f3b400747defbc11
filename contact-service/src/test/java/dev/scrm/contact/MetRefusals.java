package dev.scrm.contact;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;

/** Notes what the paths refuse while tests ask them, so that each refusal can be compared with what the path says of itself. */
@RestControllerAdvice
class MetRefusals implements ResponseBodyAdvice<Object> {
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

    private final Set<String> met = ConcurrentHashMap.newKeySet();

    /** That a path may refuse so, as one line. */
    private static String line(String operation, String status, String code) {
        return "%s %s %s".formatted(operation, status, code);
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter returnType,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem && request instanceof ServletServerHttpRequest asked) {
            note(asked.getServletRequest(), problem);
        }
        return body;
    }

    private void note(HttpServletRequest asked, ProblemDetail problem) {
        var pattern = asked.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var members = problem.getProperties();
        if (pattern != null && pattern.toString().startsWith("/api/") && members != null && problem.getStatus() < 500) {
            met.add(line(
                    asked.getMethod() + " " + pattern,
                    String.valueOf(problem.getStatus()),
                    String.valueOf(members.get("code"))));
        }
    }

    /** What was refused since the last look and stands in the document at no such path. */
    Set<String> unwritten(JsonNode document) {
        var refused = new TreeSet<>(met);
        met.removeAll(refused);
        refused.removeAll(written(document));
        return refused;
    }

    private static Set<String> written(JsonNode document) {
        var written = new TreeSet<String>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                operation
                        .getValue()
                        .path("responses")
                        .properties()
                        .forEach(response -> codes(document, response.getValue())
                                .forEach(code -> written.add(line(name, response.getKey(), code))));
            }
        }
        return written;
    }

    /** What every path refuses alike stands in the document once. */
    private static Stream<String> codes(JsonNode document, JsonNode response) {
        var described = response.has("$ref")
                ? document.at(response.path("$ref").asString().substring(1))
                : response;
        return CODE.matcher(described.path("description").asString(""))
                .results()
                .map(code -> code.group(1));
    }
}

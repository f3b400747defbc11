package dev.scrm.contact;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Notes what bodies the paths take while tests ask them, so that each can be compared with the schema that the path says it has. */
@RestControllerAdvice
class MetBodies extends RequestBodyAdviceAdapter implements WebMvcConfigurer, HandlerInterceptor {
    private static final String BODY = MetBodies.class.getName();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Bodies of one form fit or do not fit alike, whatever test sends them. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private final Map<String, Taken> taken = new ConcurrentHashMap<>();

    /** A body that an operation did not refuse. */
    private record Taken(String operation, JsonNode body) {}

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var body = message.getBody().readAllBytes();
        RequestContextHolder.currentRequestAttributes().setAttribute(BODY, body, RequestAttributes.SCOPE_REQUEST);
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(body);
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(BODY) instanceof byte[] body && response.getStatus() / 100 == 2) {
            var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            note(request.getMethod() + " " + pattern, body);
        }
    }

    private void note(String operation, byte[] body) {
        try {
            var json = JSON.readTree(body);
            var form = operation + " " + form(json);
            if (SEEN.add(form)) {
                taken.put(form, new Taken(operation, json));
            }
        } catch (JacksonException _) {
            // No JSON, and no body that a schema tells of.
        }
    }

    /** What stands where, without the values. */
    private static String form(JsonNode json) {
        if (json.isObject()) {
            return json.properties().stream()
                    .map(field -> field.getKey() + form(field.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return json.isArray()
                ? json.valueStream().map(MetBodies::form).distinct().sorted().collect(Collectors.joining(",", "[", "]"))
                : json.getNodeType().toString();
    }

    /** Bodies that were taken since the last look and do not fit the schema of their path, with why. */
    Map<String, List<String>> misfits(JsonNode document) {
        Map<String, List<String>> misfits = new TreeMap<>();
        for (var form : List.copyOf(taken.keySet())) {
            var one = taken.remove(form);
            var flaws = one == null ? List.<String>of() : flaws(document, schema(document, one.operation), one.body);
            if (!flaws.isEmpty()) {
                misfits.put(one.operation + " " + one.body, flaws);
            }
        }
        return misfits;
    }

    private static JsonNode schema(JsonNode document, String operation) {
        var parts = operation.split(" ", 2);
        return document.path("paths")
                .path(parts[1])
                .path(parts[0].toLowerCase(Locale.ROOT))
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    /**
     * What of a body does not fit a schema of the document. Nothing may be in it that the schema does not name; clients have to take more
     * than an answer names today, and the schema leaves it open.
     */
    static List<String> flaws(JsonNode document, JsonNode schema, JsonNode body) {
        var whole = JSON.createObjectNode();
        if (schema instanceof ObjectNode fields) {
            whole.setAll(fields.deepCopy());
        }
        whole.set("components", document.path("components").deepCopy());
        close(whole);
        return SCHEMAS
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(body.toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode fields
                && fields.path("properties").isObject()
                && !fields.has("additionalProperties")) {
            fields.put("additionalProperties", false);
        }
        schema.forEach(MetBodies::close);
    }
}

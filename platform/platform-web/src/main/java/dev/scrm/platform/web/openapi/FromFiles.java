package dev.scrm.platform.web.openapi;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.scrm.platform.web.openapi.ApiFile.ApiKey;
import dev.scrm.platform.web.openapi.ApiFile.Entry;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what a file says of an operation into the document. */
final class FromFiles {
    private static final String JSON = "application/json";

    private final Map<String, ApiKey> apiKeys;

    FromFiles(Map<String, ApiKey> apiKeys) {
        this.apiKeys = apiKeys;
    }

    void addKeys(OpenAPI document) {
        apiKeys.forEach((name, key) -> document.getComponents()
                .addSecuritySchemes(
                        name,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name(key.header())
                                .description(key.description())));
    }

    void add(Operation operation, Entry entry) {
        operation.setSummary(entry.summary());
        operation.setDescription(description(entry));
        if (entry.roles() != null) {
            operation.addExtension("x-roles", entry.roles());
        }
        if (entry.dataScope() != null) {
            operation.addExtension("x-data-scope", entry.dataScope());
        }
        if (entry.apiKey() != null) {
            operation.setSecurity(List.of(new SecurityRequirement().addList(entry.apiKey())));
            hideHeader(operation, apiKeys.get(entry.apiKey()));
        }
        addRequest(operation, entry);
        addAnswer(operation, entry);
        requireNonNullElse(entry.refuses(), Map.<String, List<String>>of())
                .forEach((status, codes) -> Refusals.add(operation, status, codes));
    }

    private static String description(Entry entry) {
        var text = new StringBuilder(requireNonNullElse(entry.description(), ""));
        if (entry.roles() != null) {
            text.append(text.isEmpty() ? "" : "\n\n").append("Roles: ").append(String.join(", ", entry.roles()));
        }
        text.append(
                switch (requireNonNullElse(entry.dataScope(), "")) {
                    case "all" -> ". Needs the data scope `all`.";
                    case "filtered" -> ". Of contacts that the caller's data scope shows; others are unknown.";
                    default -> entry.roles() == null ? "" : ".";
                });
        return text.toString();
    }

    /** The key is a security scheme, and no parameter besides. */
    private static void hideHeader(Operation operation, @Nullable ApiKey key) {
        if (key != null && operation.getParameters() != null) {
            operation.setParameters(operation.getParameters().stream()
                    .filter(parameter -> !key.header().equals(parameter.getName()))
                    .toList());
        }
    }

    private static void addRequest(Operation operation, Entry entry) {
        if (entry.requestSchema() != null) {
            operation.setRequestBody(new RequestBody()
                    .required(true)
                    .content(new Content().addMediaType(JSON, new MediaType().schema(schema(entry.requestSchema())))));
        }
        if (entry.requires() != null) {
            require(mediaType(operation.getRequestBody().getContent()), entry.requires());
        }
        if (entry.request() != null) {
            mediaType(operation.getRequestBody().getContent()).setExample(entry.request());
        }
    }

    /** Beside what the body's own schema requires, which other operations may have as well. */
    private static void require(MediaType body, List<String> parts) {
        body.setSchema(new Schema<>().allOf(List.of(body.getSchema(), new Schema<>().required(parts))));
    }

    private static void addAnswer(Operation operation, Entry entry) {
        var responses = operation.getResponses();
        var done = done(responses);
        var answer = requireNonNullElseGet(done == null ? null : responses.remove(done), ApiResponse::new);
        var status = entry.status() == null
                ? requireNonNullElse(done, "200")
                : entry.status().toString();
        responses.addApiResponse(status, answer.description(entry.summary()));
        if (entry.files() != null) {
            var content = new Content();
            var file = new StringSchema();
            file.setFormat("binary");
            entry.files().forEach(type -> content.addMediaType(type, new MediaType().schema(file)));
            answer.setContent(content);
        }
        if (entry.answerSchema() != null) {
            answer.setContent(new Content().addMediaType(JSON, new MediaType().schema(schema(entry.answerSchema()))));
        }
        if (entry.answer() != null) {
            mediaType(answer.getContent()).setExample(entry.answer());
        }
        if (entry.etag()) {
            answer.addHeaderObject("ETag", new Header().$ref("#/components/headers/ETag"));
        }
        if (entry.location()) {
            answer.addHeaderObject("Location", new Header().$ref("#/components/headers/Location"));
        }
    }

    private static @Nullable String done(ApiResponses responses) {
        return responses.keySet().stream()
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .orElse(null);
    }

    private static MediaType mediaType(Content content) {
        return content.values().iterator().next();
    }

    private static Schema<?> schema(Map<String, Object> schema) {
        return Json31.mapper().convertValue(schema, Schema.class);
    }
}

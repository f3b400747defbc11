package dev.scrm.platform.web.openapi;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.scrm.platform.web.OpenPaths;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Makes a document of the suite of what springdoc found: what all paths share is said once, and what files say is put in. */
final class SharedParts implements GlobalOpenApiCustomizer {
    private static final Map<String, String> NAMES = Map.of(
            "400", "Malformed",
            "401", "Unauthorized",
            "403", "Forbidden",
            "413", "TooLarge",
            "415", "UnsupportedMediaType",
            "503", "Unavailable",
            "default", "Problem");

    /** In what is said of a response that all share; other words stand there in other letters. */
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

    private static final List<String> OF_EVERY_BODY = List.of("400", "413", "415");

    private final List<ApiFile> files;
    private final List<PathPattern> open;

    SharedParts(List<ApiFile> files, List<OpenPaths> openPaths) {
        this.files = files;
        this.open = openPaths.stream()
                .flatMap(paths -> paths.patterns().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    @Override
    public void customise(OpenAPI document) {
        addComponents(document);
        Map<String, ApiFile.ApiKey> keys = new LinkedHashMap<>();
        files.forEach(file -> keys.putAll(requireNonNullElse(file.apiKeys(), Map.of())));
        var fromFiles = new FromFiles(keys);
        fromFiles.addKeys(document);
        files.stream()
                .map(ApiFile::description)
                .filter(text -> text != null)
                .findFirst()
                .ifPresent(text -> document.getInfo().setDescription(text));
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) ->
                                complete(fromFiles, document.getComponents().getResponses(), method, path, operation)));
        var sorted = new TreeMap<String, PathItem>(document.getPaths());
        document.getPaths().clear();
        document.getPaths().putAll(sorted);
        document.setTags(null);
        forgetUnused(document);
    }

    private void complete(
            FromFiles fromFiles, Map<String, ApiResponse> shared, HttpMethod method, String path, Operation operation) {
        operation.setTags(List.of(
                path.replaceFirst("^/api/v\\d+/", "").replaceFirst("^/", "").split("/")[0]));
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        files.stream()
                .flatMap(file -> Stream.ofNullable(file.operations().get(method + " " + path)))
                .findFirst()
                .ifPresent(entry -> fromFiles.add(operation, entry));
        if (isOpen(path) && operation.getSecurity() == null) {
            operation.setSecurity(List.of());
        }
        addWhatAllRefuse(operation, shared, path);
        Refusals.sort(operation);
    }

    private void addWhatAllRefuse(Operation operation, Map<String, ApiResponse> shared, String path) {
        if (!isOpen(path)) {
            refer(operation, shared, "401");
            refer(operation, shared, "403");
        }
        if (operation.getRequestBody() != null) {
            OF_EVERY_BODY.forEach(status -> refer(operation, shared, status));
        } else if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> !"path".equals(parameter.getIn()))) {
            refer(operation, shared, "400");
        }
        refer(operation, shared, "503");
        refer(operation, shared, "default");
    }

    /** A path that refuses something of its own with a status refuses with it what all others do as well. */
    private static void refer(Operation operation, Map<String, ApiResponse> shared, String status) {
        var name = requireNonNull(NAMES.get(status));
        if (operation.getResponses().containsKey(status)) {
            Refusals.add(operation, status, codes(requireNonNull(shared.get(name))));
        } else {
            operation.getResponses().addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + name));
        }
    }

    private static List<String> codes(ApiResponse shared) {
        return CODE.matcher(shared.getDescription())
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    private boolean isOpen(String path) {
        var asked = PathContainer.parsePath(path);
        return open.stream().anyMatch(pattern -> pattern.matches(asked));
    }

    /** Types that an answer is not made of after all: what a file says of it counts. */
    private static void forgetUnused(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        boolean found = true;
        while (found) {
            var text = Json31.mapper().valueToTree(document).toString();
            found = schemas.keySet().removeIf(name -> !text.contains("\"#/components/schemas/" + name + "\""));
        }
    }

    /** Written down as they stand in the document. */
    private static void addComponents(OpenAPI document) {
        var shared = Json31.mapper()
                .convertValue(ApiFiles.map(new ClassPathResource("scrm-openapi-shared.yaml")), Components.class);
        var components = requireNonNullElse(document.getComponents(), new Components());
        document.setComponents(components);
        shared.getSchemas().forEach(components::addSchemas);
        shared.getParameters().forEach(components::addParameters);
        shared.getHeaders().forEach(components::addHeaders);
        shared.getResponses().forEach(components::addResponses);
        shared.getSecuritySchemes().forEach(components::addSecuritySchemes);
    }
}

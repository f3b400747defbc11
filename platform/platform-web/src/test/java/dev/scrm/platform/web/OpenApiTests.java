package dev.scrm.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTests extends AbstractServiceTests {
    private static final String PATH = "/openapi.json";

    @Test
    void isServedWithoutAToken() {
        var answer = get(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(document().path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void isTheOnlyFormServedWithoutOne() {
        assertProblem(get("/openapi.json.yaml"), 401, "token-missing");
        assertProblem(get("/openapi.json/swagger-config"), 401, "token-missing");
        assertProblem(get("/v3/api-docs"), 401, "token-missing");
    }

    /** One that each asker could have made for another language would be kept for each. */
    @Test
    void isOneDocumentForAllLanguages() {
        assertThat(get(PATH, "Accept-Language", "tlh").body())
                .isEqualTo(get(PATH, "Accept-Language", "zh-CN").body());
    }

    @Test
    void namesPathsOfTheHostItCameFrom() {
        assertThat(document().at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(document()
                        .at("/components/securitySchemes/token/bearerFormat")
                        .asString())
                .isEqualTo("JWT");
        assertThat(document().at("/security/0").has("token")).isTrue();
    }

    @Test
    void wantsNoTokenForOpenPaths() {
        assertThat(operation("/open/greeting", "get").path("security").isArray())
                .isTrue();
        assertThat(operation("/open/greeting", "get").path("responses").has("401"))
                .isFalse();
        assertThat(operation("/api/v1/items/caller", "get").path("responses").has("401"))
                .isTrue();
    }

    @Test
    void takesNoCallerAndNoHeadersForBodiesOrQueries() {
        var caller = operation("/api/v1/items/caller", "get");
        var change = operation("/api/v1/items/guarded", "put");

        assertThat(caller.has("parameters")).isFalse();
        assertThat(change.has("requestBody")).isFalse();
        assertThat(refs(change)).containsExactly("#/components/parameters/IfMatch");
        assertThat(document().at("/components/parameters/IfMatch/required").asBoolean())
                .isTrue();
    }

    @Test
    void saysWhatAPreconditionMayEndIn() {
        var responses = operation("/api/v1/items/guarded", "put").path("responses");

        assertThat(codes(responses, "428")).containsExactly("precondition-required");
        assertThat(codes(responses, "412")).containsExactly("precondition-failed");
        assertThat(codes(responses, "422")).containsExactly("if-match-invalid");
    }

    @Test
    void saysHowPagesAreAskedFor() {
        var list = operation("/api/v1/items", "get");

        assertThat(refs(list)).containsExactly("#/components/parameters/Limit", "#/components/parameters/Cursor");
        assertThat(document().at("/components/parameters/Limit/schema/maximum").asInt())
                .isEqualTo(PageRequest.MAX_LIMIT);
        assertThat(document().at("/components/parameters/Limit/schema/default").asInt())
                .isEqualTo(PageRequest.DEFAULT_LIMIT);
        assertThat(codes(list.path("responses"), "422")).containsExactly("cursor-invalid", "limit-out-of-range");
        assertThat(schema("PageInteger").path("required").toString()).isEqualTo("[\"items\"]");
        assertThat(schema("PageInteger").at("/properties/next/type").asString()).isEqualTo("string");
    }

    @Test
    void requiresWhatARecordAlwaysHas() {
        assertThat(schema("ItemNewItem").path("required").toString()).isEqualTo("[\"count\",\"name\"]");
        assertThat(schema("ItemView").path("required").toString()).isEqualTo("[\"at\",\"name\"]");
    }

    @Test
    void takesJsonThatTheCodeReadsItselfForAnything() {
        assertThat(schema("ItemNewItem")
                        .at("/properties/rest/type")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("object", "array", "string", "number", "boolean", "null");
    }

    @Test
    void hasTheFormOfEveryProblem() {
        assertThat(schema("Problem").path("required").toString()).contains("\"code\"");
        document()
                .path("paths")
                .forEach(path -> path.forEach(operation ->
                        assertThat(operation.path("responses").has("default")).isTrue()));
    }

    private JsonNode document() {
        return json(get(PATH));
    }

    private JsonNode operation(String path, String method) {
        return document().path("paths").path(path).path(method);
    }

    private JsonNode schema(String name) {
        return document().path("components").path("schemas").path(name);
    }

    private static Stream<String> refs(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("$ref").asString(""));
    }

    private static Stream<String> codes(JsonNode responses, String status) {
        return responses
                .path(status)
                .at("/content/application~1problem+json/schema/allOf/1/properties/code/enum")
                .valueStream()
                .map(JsonNode::asString);
    }
}

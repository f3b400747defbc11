package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.Viewer;
import dev.scrm.platform.test.TestTokens;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.IfMatch;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Role;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document says what the service does. Whoever adds a path writes an entry for it in {@code openapi.yaml}, records examples
 * of it and puts the new table into the canvas: each of these tests fails until then.
 */
class OpenApiTests extends RunningContactService {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    /** Parked contacts are the platform's, and say of themselves in every service what they say. */
    private static final String PLATFORM = "/api/v1/parked-contacts";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** What stands in a row of an answer, or only listeners meet. */
    private static final Set<String> MET_BY_NO_REQUEST = new TreeSet<>(Set.of(
            "behavior-field-missing",
            "behavior-in-future",
            "behavior-properties-invalid",
            "behavior-too-large",
            "behavior-too-old",
            "behavior-waiting-full",
            "contact-merged",
            "merge-proposals-too-many"));

    /** What the example of a body needs, and a body that has something else instead, or is of another type, does not. */
    private static final List<String> NEEDED_BY_SOME = List.of(
            "PATCH /api/v1/contacts/{id} fields",
            "POST /api/v1/contact-tags add",
            "PUT /api/v1/contact-fields/{id} options");

    private final Map<String, JsonNode> operations = new TreeMap<>();
    private JsonNode document;

    @BeforeEach
    void read() {
        document = get(null, "/openapi.json").body();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    @Test
    void hasEveryPath() {
        assertThat(operations.keySet()).isEqualTo(handlers().keySet()).hasSizeGreaterThan(120);
    }

    @Test
    void saysOfEachWhatItIsForAndWhoMay() {
        operations.forEach((name, operation) -> {
            assertThat(operation.path("summary").asString(""))
                    .as(name)
                    .isNotBlank()
                    .doesNotEndWith(".");
            assertThat(operation.has("x-roles") || operation.at("/security/0").has("source-key"))
                    .as(name)
                    .isTrue();
        });
        assertThat(operations.values().stream()
                        .map(one -> one.path("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasNoEntryForAPathThatIsNot() throws IOException {
        assertThat(operations.keySet()).containsAll(entries().keySet());
        assertThat(operations.keySet().stream().filter(name -> !name.contains(PLATFORM)))
                .containsExactlyInAnyOrderElementsOf(entries().keySet());
    }

    @Test
    void hasExamplesOfBodiesAndAnswers() {
        ours((name, operation) -> {
            bodies(operation)
                    .forEach((part, content) -> assertThat(content.has("example")
                                    || isFile(content.path("schema"))
                                    || part.contains("multipart/"))
                            .as("%s, %s", name, part)
                            .isTrue());
            assertThat(done(operation)).as(name).hasSize(1);
        });
    }

    @Test
    void hasNoExampleThatItsOwnSchemaWouldNotTake() {
        ours((name, operation) -> bodies(operation).forEach((part, content) -> {
            if (content.has("example")) {
                assertThat(flaws(content)).as("%s, %s", name, part).isEmpty();
            }
        }));
    }

    @Test
    void hasSchemasThatNoticeWhatIsWrong() {
        var segment = bodies(operations.get("POST /api/v1/segments")).get("201 application/json");
        var nameless = (ObjectNode) segment.deepCopy();
        ((ObjectNode) nameless.path("example")).remove("name");
        var more = (ObjectNode) segment.deepCopy();
        ((ObjectNode) more.at("/example/building")).put("colour", "red");
        var other = (ObjectNode) segment.deepCopy();
        ((ObjectNode) other.path("example")).put("building", "soon");

        assertThat(List.of(nameless, more, other))
                .allSatisfy(wrong -> assertThat(flaws(wrong)).hasSize(1));
    }

    private List<String> flaws(JsonNode content) {
        return flaws(content, content.path("example"));
    }

    private List<String> flaws(JsonNode content, JsonNode body) {
        return MetBodies.flaws(document, content.path("schema"), body);
    }

    /** What a schema leaves out nobody may send, and what only a schema has nobody reads: also where a file says the schema. */
    @Test
    void namesEveryPartOfABodyAndNoOther() {
        bodiesRead()
                .forEach((name, record) -> assertThat(
                                resolved(requestSchema(name)).path("properties").propertyNames())
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(Stream.of(record.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList()));
    }

    /** Where the code tells what is absent from what is null, it reads JSON: that is hardly ever an object. */
    @Test
    void takesNoJsonThatTheCodeReadsItselfForAnObject() {
        var read = new TreeSet<String>();
        bodiesRead()
                .forEach((name, record) -> Stream.of(record.getRecordComponents())
                        .filter(part -> JsonNode.class.isAssignableFrom(part.getType()))
                        .forEach(part -> {
                            var place = name + " " + part.getName();
                            var schema = resolved(resolved(requestSchema(name))
                                    .path("properties")
                                    .path(part.getName()));
                            read.add(place);
                            assertThat(schema.path("type").asString(""))
                                    .as(place)
                                    .isNotEqualTo("object");
                            assertThat(schema.has("properties")).as(place).isFalse();
                        }));

        assertThat(read).contains("PATCH /api/v1/contacts/{id} name", "PATCH /api/v1/contacts/{id} gender");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fields\":{\"city\":\"上海\",\"vip\":true,\"height\":1.7,\"birthday\":null}}|0",
                "{\"name\":\"王小明\"}|0",
                "{\"name\":null,\"gender\":null}|0",
                "{\"gender\":\"female\",\"fields\":{}}|0",
                "{}|1",
                "{\"name\":{}}|1",
                "{\"name\":\"\"}|1",
                "{\"gender\":\"unknown\"}|1",
                "{\"fields\":[]}|1",
                "{\"name\":\"王小明\",\"age\":7}|1",
            })
    void saysWhatMayBeToldOfAPerson(String body, int flaws) {
        var content = bodies(operations.get("PATCH /api/v1/contacts/{id}")).get("request application/json");

        assertThat(flaws(content, JSON.readTree(body))).hasSize(flaws);
    }

    /** The records that operations read their bodies into. */
    private Map<String, Class<?>> bodiesRead() {
        Map<String, Class<?>> records = new TreeMap<>();
        handlers()
                .forEach((name, handler) -> Stream.of(handler.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .map(MethodParameter::getParameterType)
                        .filter(Class::isRecord)
                        .forEach(record -> records.put(name, record)));
        assertThat(records).hasSizeGreaterThan(20);
        return records;
    }

    private JsonNode requestSchema(String name) {
        return operations.get(name).at("/requestBody/content/application~1json/schema");
    }

    /** What a body needs it is refused without, and what it is refused without stands in the schema. */
    @Test
    void requiresOfABodyWhatItIsRefusedWithout() {
        var corp = "ww" + UUID.randomUUID();
        List<String> wrong = new ArrayList<>();
        operations.forEach((name, operation) -> {
            var content = bodies(operation).get("request application/json");
            if (operation.has("x-roles") && content != null && content.path("example") instanceof ObjectNode example) {
                var token = TestTokens.token(
                        corp, "mei", "all", operation.at("/x-roles/0").asString());
                var required = required(content.path("schema"));
                for (var part : List.copyOf(example.propertyNames())) {
                    var without = example.deepCopy();
                    without.remove(part);
                    var answer = ask(token, name, operation, without);
                    if (answer.status() != 404 && isRefusedAt(part, answer) != required.contains(part)) {
                        wrong.add(name + " " + part);
                    }
                }
            }
        });

        assertThat(wrong).containsExactlyElementsOf(NEEDED_BY_SOME);
    }

    private static boolean isRefusedAt(String part, Answer answer) {
        var fields = Stream.concat(
                Stream.of(answer.body()), answer.body().path("errors").valueStream());
        return answer.status() / 100 == 4
                && fields.map(one -> one.path("field").asString(""))
                        .anyMatch(field -> field.matches(part + "([.\\[].*)?"));
    }

    private Set<String> required(JsonNode schema) {
        var required = new TreeSet<>(texts(resolved(schema).path("required")));
        schema.path("allOf")
                .forEach(part -> required.addAll(texts(resolved(part).path("required"))));
        return required;
    }

    /** Where it says more than the shared schema of a body, that comes first. */
    private JsonNode resolved(JsonNode schema) {
        var one = schema.has("allOf") ? schema.at("/allOf/0") : schema;
        return one.has("$ref") ? document.at(one.path("$ref").asString().substring(1)) : one;
    }

    @Test
    void saysOfWhatWantsIfMatchHowItIsRefused() {
        handlers().forEach((name, handler) -> {
            boolean wants = takes(handler, IfMatch.class);
            var operation = operations.get(name);
            assertThat(refs(operation).contains("#/components/parameters/IfMatch"))
                    .as(name)
                    .isEqualTo(wants);
            assertThat(operation.path("responses").has("428")).as(name).isEqualTo(wants);
            assertThat(operation.path("responses").has("412")).as(name).isEqualTo(wants);
        });
    }

    @Test
    void saysHowEveryListIsPaged() {
        handlers()
                .forEach((name, handler) -> assertThat(
                                refs(operations.get(name)).contains("#/components/parameters/Cursor"))
                        .as(name)
                        .isEqualTo(takes(handler, PageRequest.class)));
    }

    @Test
    void takesTheKeyOfASourceAndOneForRepetitions() {
        var intake = operations.get("POST /api/v1/behaviors");

        assertThat(intake.at("/security/0").has("source-key")).isTrue();
        assertThat(document.at("/components/securitySchemes/source-key/name").asString())
                .isEqualTo("X-Api-Key");
        assertThat(refs(intake)).containsExactly("#/components/parameters/IdempotencyKey");
    }

    @Test
    void takesNothingOfOursForABodyOrAQuery() {
        assertThat(document.path("components").path("schemas").propertyNames())
                .doesNotContain(
                        Caller.class.getSimpleName(),
                        IfMatch.class.getSimpleName(),
                        PageRequest.class.getSimpleName(),
                        "Viewer");
    }

    /** Asked as each role: whoever may not is refused before anything is looked for. */
    @Test
    void namesTheRolesThatMay() {
        var corp = "ww" + UUID.randomUUID();
        operations.forEach((name, operation) -> {
            if (operation.has("x-roles")) {
                var may = Stream.of(Role.values())
                        .map(Role::claim)
                        .filter(role -> !isRefused(
                                ask(TestTokens.token(corp, "mei", "all", role), name, operation), "rolesNeeded"))
                        .toList();
                assertThat(may).as(name).containsExactlyInAnyOrderElementsOf(texts(operation.path("x-roles")));
            }
        });
    }

    @Test
    void saysWhichNeedTheWholeCorp() {
        var corp = "ww" + UUID.randomUUID();
        operations.forEach((name, operation) -> {
            if (operation.has("x-roles")) {
                var role = operation.at("/x-roles/0").asString();
                var answer = ask(TestTokens.token(corp, "mei", "own", role), name, operation);
                assertThat(answer.status() == 403)
                        .as(name + answer.body())
                        .isEqualTo(operation.path("x-data-scope").asString("").equals("all"));
            }
        });
    }

    @Test
    void answersNoCodeThatNobodyKnows() throws IOException {
        var written = new TreeSet<String>();
        for (var folder : List.of("contact-service/src/main/java", "platform")) {
            try (var files = Files.walk(ROOT.resolve(folder))) {
                for (var file : files.filter(OpenApiTests::isMainCode).toList()) {
                    written.addAll(
                            Stream.of(Files.readString(file).split("\"", -1)).collect(Collectors.toSet()));
                }
            }
        }

        assertThat(codes()).isNotEmpty().allSatisfy(code -> assertThat(written).contains(code));
    }

    /** Every refusal of the service can be met on some path, but for those that only listeners and rows meet. */
    @Test
    void leavesNoRefusalOut() throws IOException {
        var refused = new TreeSet<String>();
        try (var files = Files.walk(ROOT.resolve("contact-service/src/main/java"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith("Refused.java")).toList()) {
                Stream.of(Files.readString(file).split("\"", -1))
                        .filter(text -> text.matches("[a-z]+(-[a-z]+)+"))
                        .forEach(refused::add);
            }
        }
        refused.removeAll(codes());

        assertThat(refused).isEqualTo(MET_BY_NO_REQUEST);
    }

    /** Whoever sees some contacts only may be refused, since these are too many people's. */
    @Test
    void saysWhereADataScopeMayBeTooLarge() {
        handlers().forEach((name, handler) -> {
            var sees = Stream.of(handler.getMethodParameters()).anyMatch(one -> one.getParameterType() == Viewer.class);
            var codes = texts(operations.get(name).at("/responses/403/x-codes"));
            assertThat(codes.contains("scope-too-large")).as(name).isEqualTo(sees);
        });
    }

    @Test
    void isWhatTheCanvasSays() throws IOException {
        var canvas = Files.readString(ROOT.resolve("contact-service/README.md"));
        var rows = Stream.concat(
                        Stream.of("| Method and path | Roles | What it does | ETag, If-Match |", "|---|---|---|---|"),
                        operations.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey(OpenApiTests::byPath))
                                .map(one -> row(one.getKey(), one.getValue())))
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target", "paths.md"), rows, UTF_8);

        assertThat(canvas).as("the table of target/paths.md").contains(rows);
    }

    private static int byPath(String one, String other) {
        var parts = one.split(" ", 2);
        var others = other.split(" ", 2);
        var order = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
        int paths = parts[1].compareTo(others[1]);
        return paths != 0 ? paths : Integer.compare(order.indexOf(parts[0]), order.indexOf(others[0]));
    }

    private static String row(String name, JsonNode operation) {
        var roles = texts(operation.path("x-roles"));
        var who = roles.isEmpty()
                ? "a source's key"
                : roles.size() == Role.values().length ? "all" : String.join(", ", roles);
        var scope = operation.path("x-data-scope").asString("").equals("all") ? "; scope `all`" : "";
        var state = Stream.of(
                        operation.at("/responses/200/headers/ETag").isMissingNode()
                                        && operation
                                                .at("/responses/201/headers/ETag")
                                                .isMissingNode()
                                ? ""
                                : "`ETag`",
                        refs(operation).contains("#/components/parameters/IfMatch") ? "`If-Match`" : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return "| `%s` | %s%s | %s | %s |"
                .formatted(name, who, scope, operation.path("summary").asString(), state);
    }

    private Answer ask(String token, String name, JsonNode operation) {
        return ask(token, name, operation, operation.at("/requestBody/content/application~1json/example"));
    }

    private Answer ask(String token, String name, JsonNode operation, JsonNode body) {
        var parts = name.split(" ", 2);
        var query = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query")
                        && parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString() + "=x")
                .collect(Collectors.joining("&"));
        var path = parts[1].replaceAll("\\{[a-zA-Z]+}", "nothing") + (query.isEmpty() ? "" : "?" + query);
        var content = operation.path("requestBody").path("content");
        if (content.has("multipart/form-data")) {
            var form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n\r\n--b--\r\n";
            var headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "multipart/form-data; boundary=b");
            return sendWith(parts[0], path, headers, form.getBytes(UTF_8));
        }
        return sendIfMatch(parts[0], token, path, body.isMissingNode() ? null : body.toString(), "*");
    }

    private static boolean isRefused(Answer answer, String why) {
        return answer.status() == 403 && answer.body().has(why);
    }

    private Set<String> codes() {
        return operations.values().stream()
                .flatMap(operation -> operation.path("responses").valueStream())
                .flatMap(response -> texts(response.path("x-codes")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, HandlerMethod> handlers() {
        Map<String, HandlerMethod> handlers = new TreeMap<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            for (var path : mapping.getPatternValues()) {
                mapping.getMethodsCondition().getMethods().stream()
                        .filter(_ -> path.startsWith("/api/"))
                        .forEach(method -> handlers.put(method + " " + path, handler));
            }
        });
        return handlers;
    }

    private static Map<String, Object> entries() throws IOException {
        Map<String, Map<String, Object>> file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("src", "main", "resources", "openapi.yaml")));
        return file.get("operations");
    }

    private interface Check {
        void of(String name, JsonNode operation);
    }

    private void ours(Check check) {
        operations.forEach((name, operation) -> {
            if (!name.contains(PLATFORM)) {
                check.of(name, operation);
            }
        });
    }

    /** What goes in and what comes out, by where it stands in the document. */
    private static Map<String, JsonNode> bodies(JsonNode operation) {
        Map<String, JsonNode> bodies = new TreeMap<>();
        operation
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(one -> bodies.put("request " + one.getKey(), one.getValue()));
        done(operation)
                .forEach(status -> operation
                        .path("responses")
                        .path(status)
                        .path("content")
                        .properties()
                        .forEach(one -> bodies.put(status + " " + one.getKey(), one.getValue())));
        return bodies;
    }

    private static List<String> done(JsonNode operation) {
        return operation.path("responses").propertyNames().stream()
                .filter(status -> status.startsWith("2"))
                .toList();
    }

    private static boolean isFile(JsonNode schema) {
        return schema.path("format").asString("").equals("binary");
    }

    private static boolean isMainCode(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("src/main");
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Stream.of(handler.getMethodParameters()).anyMatch(one -> one.getParameterType() == type);
    }

    private static List<String> refs(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(one -> one.path("$ref").asString(""))
                .toList();
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asString()));
        return texts;
    }
}

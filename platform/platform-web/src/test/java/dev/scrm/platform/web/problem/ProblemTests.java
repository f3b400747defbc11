package dev.scrm.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.web.AbstractServiceTests;
import dev.scrm.platform.web.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "scrm.web.max-body=4KB")
class ProblemTests extends AbstractServiceTests {
    private static final String ITEMS = "/api/v1/items";

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,404",
        "CONFLICT,409",
        "INVALID,422",
        "FORBIDDEN,403",
        "BUSY,503",
        "OUTDATED,412",
        "UNCONDITIONAL,428"
    })
    void tellsARefusalWithItsCodeAndDetails(String kind, int status) {
        var problem = assertProblem(getAs(TestTokens.agent(), ITEMS + "/refused/" + kind), status, "item-refused");

        assertThat(problem.path("detail").asString()).isEqualTo("Expected another item but got this one");
        assertThat(problem.path("field").asString()).isEqualTo("name");
        assertThat(problem.path("title").asString()).isEqualTo("Item refused");
    }

    @Test
    void saysWhenToComeBackToABusyService() {
        assertThat(getAs(TestTokens.agent(), ITEMS + "/refused/BUSY").headers().firstValue("Retry-After"))
                .contains("1");
        assertThat(getAs(TestTokens.agent(), ITEMS + "/refused/CONFLICT")
                        .headers()
                        .firstValue("Retry-After"))
                .isEmpty();
    }

    @Test
    void namesTheFieldThatFailedValidation() {
        var problem = assertProblem(post(ITEMS, "{\"name\":\" \",\"count\":10}"), 400, "validation-failed");

        assertThat(problem.path("errors").size()).isEqualTo(2);
        assertThat(problem.path("errors").findValuesAsString("field")).containsExactlyInAnyOrder("name", "count");
    }

    @Test
    void namesTheParameterThatFailedValidation() {
        var problem = assertProblem(getAs(TestTokens.agent(), ITEMS + "/counted?count=1"), 400, "validation-failed");

        assertThat(problem.path("field").asString()).isEqualTo("count");
    }

    @Test
    void saysWhereTheJsonBreaks() {
        var problem = assertProblem(post(ITEMS, "{\"name\":\"a\",\n  oops}"), 400, "json-malformed");

        assertThat(problem.path("detail").asString()).contains("line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\":\"a\",\"count\":1} {}", "{\"name\":\"a\",\"name\":\"b\",\"count\":1}", "{\"name\":\"a"
            })
    void refusesJsonThatIsTwoThingsAtOnceOrHalfAThing(String body) {
        assertThat(post(ITEMS, body).statusCode()).isEqualTo(400);
        assertThat(json(post(ITEMS, body)).path("code").asString()).isIn("json-malformed", "field-invalid");
    }

    @Test
    void refusesAnUnknownFieldAndListsTheKnownOnes() {
        var problem = assertProblem(post(ITEMS, "{\"name\":\"a\",\"count\":1,\"isAdmin\":true}"), 400, "unknown-field");

        assertThat(problem.path("field").asString()).isEqualTo("isAdmin");
        assertThat(problem.path("detail").asString()).contains("[at, color, count, name, parts, rest]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"count\":\"many\"}                                | count         | a number",
                "{\"name\":\"a\",\"count\":1,\"color\":\"BLUE\"}                    | color         | [RED, GREEN]",
                "{\"name\":\"a\",\"count\":1,\"at\":\"yesterday\"}                  | at            | a time such as",
                "{\"name\":[],\"count\":1}                                          | name          | a text",
                "{\"name\":\"a\",\"count\":1,\"parts\":[{\"name\":\"x\",\"size\":\"\"}]} | parts[0].size | a number",
                "{\"name\":\"a\",\"count\":1,\"parts\":7}                           | parts         | a list"
            })
    void namesTheFieldWithTheWrongKindOfValue(String body, String field, String wanted) {
        var problem = assertProblem(post(ITEMS, body), 400, "field-invalid");

        assertThat(problem.path("field").asString()).isEqualTo(field);
        assertThat(problem.path("detail").asString()).contains(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\":1}                                             | name",
                "{\"name\":null,\"count\":1}                               | name",
                "{\"name\":\"a\",\"count\":1,\"parts\":[{\"size\":1}]}     | parts[0].name"
            })
    void namesTheFieldThatIsMissing(String body, String field) {
        var problem = assertProblem(post(ITEMS, body), 400, "field-missing");

        assertThat(problem.path("field").asString()).isEqualTo(field);
    }

    @Test
    void asksForTheBodyThatIsMissing() {
        assertProblem(post(ITEMS, ""), 400, "body-missing");
    }

    @Test
    void refusesJsonNestedTooDeep() {
        var nested = "[".repeat(70) + "]".repeat(70);

        assertProblem(post(ITEMS + "/anything", nested), 400, "json-too-complex");
    }

    @Test
    void refusesABodyOverTheLimitByItsDeclaredLength() {
        var problem = assertProblem(post(ITEMS, "x".repeat(4097)), 413, "body-too-large");

        assertThat(problem.path("maximumBytes").asInt()).isEqualTo(4096);
    }

    @Test
    void refusesABodyOverTheLimitWithoutADeclaredLength() {
        var body = ("{\"name\":\"" + "x".repeat(5000) + "\",\"count\":1}").getBytes(StandardCharsets.UTF_8);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        assertProblem(send("POST", ITEMS, chunked, authorizedJson()), 413, "body-too-large");
    }

    @Test
    void knowsWhichPathsThereAre() {
        assertProblem(getAs(TestTokens.agent(), "/api/v2/items"), 404, "path-unknown");
        assertProblem(getAs(TestTokens.agent(), "/error"), 404, "path-unknown");
    }

    @Test
    void saysWhichMethodsAPathHas() {
        var response = send("DELETE", ITEMS, BodyPublishers.noBody(), authorizedJson());

        var problem = assertProblem(response, 405, "method-not-allowed");
        assertThat(problem.path("allowed").toString()).isEqualTo("[\"GET\",\"POST\"]");
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
    }

    @Test
    void refusesAnotherContentType() {
        var response = send(
                "POST",
                ITEMS,
                BodyPublishers.ofString("<a/>"),
                "Authorization",
                "Bearer " + TestTokens.agent(),
                "Content-Type",
                "application/xml");

        assertProblem(response, 415, "media-type-not-supported");
    }

    @Test
    void answersErrorsInJsonWhateverTheCallerAccepts() {
        assertProblem(getAs(TestTokens.agent(), ITEMS + "/1", "Accept", "image/png"), 406, "not-acceptable");
        assertProblem(getAs(TestTokens.agent(), "/nowhere", "Accept", "text/html"), 404, "path-unknown");
        assertProblem(getAs(TestTokens.agent(), ITEMS + "/broken", "Accept", "text/html"), 500, "internal-error");
    }

    @Test
    void namesAParameterThatIsMissingOrOfTheWrongKind() {
        assertThat(assertProblem(getAs(TestTokens.agent(), ITEMS + "/counted"), 400, "parameter-missing")
                        .path("field")
                        .asString())
                .isEqualTo("count");
        assertThat(assertProblem(getAs(TestTokens.agent(), ITEMS + "/seven"), 400, "parameter-invalid")
                        .path("field")
                        .asString())
                .isEqualTo("number");
    }

    @Test
    void tellsNothingAboutAFaultOfItsOwn() {
        var response = getAs(TestTokens.agent(), ITEMS + "/broken?trace=true");

        assertProblem(response, 500, "internal-error");
        assertThat(response.body()).doesNotContain("hunter2", "IllegalState");
    }

    @Test
    void asksToComeAgainWhileTheStoreIsAway() {
        var response = getAs(TestTokens.agent(), ITEMS + "/store-away");

        assertProblem(response, 503, "store-unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(response.body()).doesNotContain("hunter2", "10.0.0.7");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        var view = json(getAs(TestTokens.agent(), ITEMS + "/7"));

        assertThat(view.propertyNames()).containsExactlyInAnyOrder("name", "at");
        assertThat(view.path("at").asString()).isEqualTo("2026-01-31T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a|b<>{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/..;/actuator HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n"
            })
    void answersWhatIsNotHttpWithoutTellingAnything(String request) {
        var answer = sendRaw(request);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "request-malformed");
        assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("Exception", "<html", "\tat ");
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        var answer =
                sendRaw("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Big: " + "a".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "request-malformed");
        assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("Exception", "<html");
    }
}

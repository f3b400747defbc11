package dev.scrm.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.web.AbstractServiceTests;
import dev.scrm.platform.web.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Two corps run this deployment; a third one only uses it. */
@TestPropertySource(properties = "scrm.security.operator-corps=wwOperator, wwSecondOperator")
class OperatorTests extends AbstractServiceTests {
    private static final List<String> ROLES =
            List.of("admin", "manager", "agent", "auditor", "integrator", "operator", "metrics");

    /** The last differs from the first in its case only. */
    private static final List<String> CORPS = List.of("wwOperator", "wwSecondOperator", "wwTenant", "wwoperator");

    private static final List<String> OPERATORS = List.of("wwOperator", "wwSecondOperator");

    private static final List<String> READS = List.of(
            "/actuator",
            "/actuator/info",
            "/actuator/loggers",
            "/actuator/loggers/ROOT",
            "/actuator/metrics",
            "/actuator/metrics/jvm.threads.live",
            "/actuator/parked",
            "/actuator/prometheus");

    static Stream<Arguments> everyReadByEveryRoleOfEveryCorp() {
        return READS.stream()
                .flatMap(path ->
                        ROLES.stream().flatMap(role -> CORPS.stream().map(corp -> Arguments.of(path, role, corp))));
    }

    static Stream<Arguments> everyRoleOfEveryCorp() {
        return ROLES.stream().flatMap(role -> CORPS.stream().map(corp -> Arguments.of(role, corp)));
    }

    @ParameterizedTest
    @MethodSource("everyReadByEveryRoleOfEveryCorp")
    void showsTheInsideToAdminsOfTheCorpsThatRunItAndTheMetricsToWhoeverReadsThem(
            String path, String role, String corp) {
        var response = getAs(TestTokens.withRole(role, corp), path);

        if (runsIt(role, corp) || readsMetrics(path, role, corp)) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } else {
            assertProblem(response, 403, "operator-needed");
        }
    }

    @ParameterizedTest
    @MethodSource("everyRoleOfEveryCorp")
    void letsTheSameChangeIt(String role, String corp) {
        var token = TestTokens.withRole(role, corp);

        var replayed = postAs(token, "/actuator/parked", "{\"key\":\"another-corp:contact\"}");
        var level = postAs(token, "/actuator/loggers/dev.scrm.sample", "{\"configuredLevel\":\"info\"}");

        if (runsIt(role, corp)) {
            assertThat(replayed.statusCode()).isEqualTo(200);
            assertThat(level.statusCode()).isEqualTo(204);
        } else {
            assertProblem(replayed, 403, "operator-needed");
            assertProblem(level, 403, "operator-needed");
        }
    }

    @ParameterizedTest
    @MethodSource("everyRoleOfEveryCorp")
    void tellsTheDetailsOfHealthToTheSame(String role, String corp) {
        var health = getAs(TestTokens.withRole(role, corp), "/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(json(health).has("components")).isEqualTo(runsIt(role, corp));
    }

    @Test
    void asksForATokenFirst() {
        assertThat(READS).allSatisfy(path -> assertProblem(get(path), 401, "token-missing"));
        assertThat(json(get("/actuator/health")).has("components")).isFalse();
    }

    @Test
    void saysWhichSettingNamesTheCorps() {
        var problem = assertProblem(
                getAs(TestTokens.withRole("admin", "wwTenant"), "/actuator/parked"), 403, "operator-needed");

        assertThat(problem.path("detail").asString())
                .contains("scrm.security.operator-corps", "SCRM_SECURITY_OPERATORCORPS")
                .doesNotContain(OPERATORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/beans", "/actuator/shutdown"})
    void doesNotHaveTheDangerousEndpointsAtAll(String path) {
        assertProblem(getAs(TestTokens.withRole("admin", "wwOperator"), path), 404, "path-unknown");
    }

    @Test
    void givesAnOperatorNothingMoreInTheApi() {
        assertProblem(
                getAs(TestTokens.withRole("operator", "wwOperator"), "/api/v1/items/managers-only"), 403, "forbidden");
    }

    @Test
    void letsATokenForMetricsDoNothingElse() {
        var token = TestTokens.withRole("metrics", "wwOperator");

        assertProblem(getAs(token, "/api/v1/items/caller"), 403, "forbidden");
        assertProblem(getAs(token, "/nowhere"), 403, "forbidden");
        assertThat(get("/api/v1/items/caller").statusCode()).isEqualTo(401);
    }

    @Test
    void leavesAMemberOfStaffWhoReadsMetricsTheirRole() {
        var token = TestTokens.signed(TestTokens.claims()
                .claim("roles", List.of("agent", "metrics"))
                .claim("corp", "wwOperator")
                .build());

        assertThat(getAs(token, "/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(getAs(token, "/api/v1/items/caller").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> postAs(String token, String path, String json) {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(json),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    private static boolean readsMetrics(String path, String role, String corp) {
        return role.equals("metrics")
                && OPERATORS.contains(corp)
                && (path.startsWith("/actuator/metrics") || path.equals("/actuator/prometheus"));
    }

    private static boolean runsIt(String role, String corp) {
        return role.equals("admin") && OPERATORS.contains(corp);
    }
}

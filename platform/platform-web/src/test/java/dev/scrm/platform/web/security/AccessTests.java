package dev.scrm.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.web.AbstractServiceTests;
import dev.scrm.platform.web.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTests extends AbstractServiceTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/livez",
                "/readyz",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/open/greeting"
            })
    void opensHealthAndTheDeclaredPaths(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void inventsNoCallerOnAnOpenPath() {
        assertProblem(get("/open/caller"), 500, "internal-error");
        assertProblem(getAs(TestTokens.agent(), "/open/caller"), 500, "internal-error");
    }

    @Test
    void refusesACallerWithoutTheRole() {
        var problem = assertProblem(getAs(TestTokens.agent(), "/api/v1/items/managers-only"), 403, "forbidden");

        assertThat(problem.path("rolesNeeded").toString()).isEqualTo("[\"manager\",\"admin\"]");
        assertThat(getAs(TestTokens.withRole("manager"), "/api/v1/items/managers-only")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void knowsTheRolesInPreAuthorize() {
        assertProblem(getAs(TestTokens.agent(), "/api/v1/items/auditors-only"), 403, "forbidden");
        assertThat(getAs(TestTokens.withRole("auditor"), "/api/v1/items/auditors-only")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsNoSessionAndSendsTheSecurityHeaders() {
        var headers = getAs(TestTokens.agent(), "/api/v1/items/1").headers();

        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void servesEachRequestOnAVirtualThread() {
        assertThat(json(getAs(TestTokens.agent(), "/api/v1/items/thread"))
                        .path("virtual")
                        .asBoolean())
                .isTrue();
    }
}

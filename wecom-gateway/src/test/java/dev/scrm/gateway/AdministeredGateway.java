package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.TestPropertySource;

/** A gateway whose demo corp is kept in the store, so that its admin can change it. */
@TestPropertySource(properties = "scrm.security.operator-corps=wwOPERATOR")
abstract class AdministeredGateway extends RunningCommands {
    private static final String OPERATOR = TestTokens.token("wwOPERATOR", "ops", "all", "admin");

    @BeforeEach
    void adopt() {
        assertThat(Http.post(OPERATOR, url("/api/v1/corps/" + CORP + "/adoption"), "{}")
                        .status())
                .isEqualTo(200);
    }

    Http.Answer put(String path, String json) {
        return Http.put(TestTokens.admin(), url("/api/v1/corps/" + CORP + path), json);
    }

    Http.Answer get(String path) {
        return Http.get(url("/api/v1/corps/" + CORP + path), TestTokens.admin());
    }
}

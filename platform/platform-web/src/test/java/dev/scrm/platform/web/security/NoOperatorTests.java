package dev.scrm.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scrm.platform.web.AbstractServiceTests;
import dev.scrm.platform.web.TestTokens;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** A variable that is there but empty, as a deployment leaves it that has not been told: the same as none. */
@TestPropertySource(properties = "scrm.security.operator-corps=")
class NoOperatorTests extends AbstractServiceTests {
    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/parked", "/actuator/loggers", "/actuator/metrics"})
    void showsTheInsideToNobody(String path) {
        assertProblem(getAs(TestTokens.withRole("admin"), path), 403, "operator-needed");
        assertProblem(getAs(TestTokens.withRole("metrics"), path), 403, "operator-needed");
    }

    @Test
    void tellsNobodyTheDetailsOfHealth() {
        assertThat(json(getAs(TestTokens.withRole("admin"), "/actuator/health")).has("components"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "ww1;ww2", "企业"})
    void refusesWhatIsNoCorp(String corp) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperatorSettings(Set.of(corp)))
                .withMessageContaining("SCRM_SECURITY_OPERATORCORPS")
                .withMessageEndingWith("'" + corp + "'");
    }
}

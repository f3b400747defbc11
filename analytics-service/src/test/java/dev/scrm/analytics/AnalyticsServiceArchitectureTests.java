package dev.scrm.analytics;

import dev.scrm.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class AnalyticsServiceArchitectureTests {
    @Test
    void isCutAsEveryServiceIs() {
        ArchitectureRules.check("dev.scrm.analytics");
    }

    @Test
    void keepsItsFeaturesApart() {
        ApplicationModules.of(AnalyticsServiceApplication.class).verify();
    }
}

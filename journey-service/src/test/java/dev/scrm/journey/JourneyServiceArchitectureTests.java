package dev.scrm.journey;

import dev.scrm.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class JourneyServiceArchitectureTests {
    @Test
    void isCutAsTheStyleSays() {
        ArchitectureRules.check("dev.scrm.journey");
    }

    @Test
    void letsFeaturesMeetThroughTheirPublicTypesOnly() {
        ApplicationModules.of(JourneyServiceApplication.class).verify();
    }
}

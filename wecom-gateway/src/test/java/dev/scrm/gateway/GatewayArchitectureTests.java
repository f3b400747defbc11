package dev.scrm.gateway;

import dev.scrm.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class GatewayArchitectureTests {
    @Test
    void isCutAsTheStylePageSays() {
        ArchitectureRules.check("dev.scrm.gateway");
    }

    @Test
    void hasFeaturesThatMeetThroughTheirRootsOnly() {
        ApplicationModules.of(WecomGatewayApplication.class).verify();
    }
}

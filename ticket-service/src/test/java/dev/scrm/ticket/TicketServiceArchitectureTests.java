package dev.scrm.ticket;

import dev.scrm.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class TicketServiceArchitectureTests {
    @Test
    void isCutAsTheStylePageSays() {
        ArchitectureRules.check("dev.scrm.ticket");
    }

    @Test
    void hasFeaturesThatMeetThroughTheirRootsOnly() {
        ApplicationModules.of(TicketServiceApplication.class).verify();
    }
}

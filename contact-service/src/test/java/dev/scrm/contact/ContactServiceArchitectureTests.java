package dev.scrm.contact;

import dev.scrm.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ContactServiceArchitectureTests {
    @Test
    void isCutAsTheStylePageSays() {
        ArchitectureRules.check("dev.scrm.contact");
    }

    @Test
    void hasFeaturesThatMeetThroughTheirRootsOnly() {
        ApplicationModules.of(ContactServiceApplication.class).verify();
    }
}

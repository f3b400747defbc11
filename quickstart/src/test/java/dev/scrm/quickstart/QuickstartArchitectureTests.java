package dev.scrm.quickstart;

import dev.scrm.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class QuickstartArchitectureTests {
    @Test
    void followsTheRulesOfEveryRoom() {
        ArchitectureRules.checkPlatform("dev.scrm.quickstart");
    }
}

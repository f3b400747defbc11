package dev.scrm.platform.parking;

import dev.scrm.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ParkingArchitectureTests {
    @Test
    void followsTheRulesOfEveryRoom() {
        ArchitectureRules.checkPlatform("dev.scrm.platform.parking");
    }
}

package dev.scrm.benchmarks;

import dev.scrm.platform.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class BenchmarksArchitectureTests {
    @Test
    void followsTheRulesOfEveryRoom() {
        ArchitectureRules.checkPlatform("dev.scrm.benchmarks");
    }
}

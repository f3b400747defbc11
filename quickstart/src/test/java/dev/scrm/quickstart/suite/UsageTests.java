package dev.scrm.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTests {
    @Test
    void readsWhatAProcessHasUsed() {
        var usage = Usage.of(ProcessHandle.current());

        assertThat(usage.cpuSeconds()).isPositive();
        assertThat(usage.residentBytes()).isGreaterThan(10L << 20);
    }
}

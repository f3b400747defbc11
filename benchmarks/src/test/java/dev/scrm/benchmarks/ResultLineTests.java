package dev.scrm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultLineTests {
    @Test
    void holdsPlainNumbersAndLeavesOutWhatWasNotMeasured() {
        var line = new ResultLine("callbacks")
                .with("callbacks_per_s", 12_345.6)
                .with("p99_ms", 11.23)
                .with("broker_us", Double.NaN);

        assertThat(line).hasToString("RESULT bench=callbacks callbacks_per_s=12346 p99_ms=11.2");
    }
}

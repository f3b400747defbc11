package dev.scrm.gateway.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeReasonTests {
    @Test
    void leavesOutWhatMayComeOutOfTheBody() {
        assertThat(SafeReason.of(
                        "Expected JSON of Common but Cannot deserialize value of type `java.time.Instant` from String"
                                + " \"it's 张三\": Failed\nat 'x'"))
                .isEqualTo(
                        "Expected JSON of Common but Cannot deserialize value of type `java.time.Instant` from String …");
        assertThat(SafeReason.of("Numeric value (13800000000) out of range of int (2147483647)"))
                .isEqualTo("Numeric value (…) out of range of int (…)");
        assertThat(SafeReason.of("Expected header ce_id but it is missing"))
                .isEqualTo("Expected header ce_id but it is missing");
        assertThat(SafeReason.of("x".repeat(1_000))).hasSize(300);
    }
}

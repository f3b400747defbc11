package dev.scrm.contact.erasure.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.erasure.StoreReport;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.GoldenSample;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ErasureMessagesTests {
    private static final String ERASURE = "019aa5e0-5c00-7000-8000-000000000001";
    private static final String CONTACT = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";

    @Test
    void writesTheSamples() {
        var requested = new ErasureMessages.Requested(ERASURE, CONTACT, Instant.parse("2026-11-23T10:00:00Z"));
        var completed =
                new ErasureMessages.Completed(ERASURE, CONTACT, Instant.parse("2026-11-23T10:00:05Z"), "ab".repeat(32));

        GoldenSample.assertEqualsSample("scrm.contact.erasure-requested.v1", EventData.write(requested));
        GoldenSample.assertEqualsSample("scrm.contact.erasure-completed.v1", EventData.write(completed));
    }

    @Test
    void readsTheSampleOfAnAnswer() {
        var answer = EventData.read(
                        GoldenSample.envelope("scrm.contact.erasure-done.v1"), 1, ErasureMessages.Done.class)
                .answer();

        assertThat(answer.service()).isEqualTo("ticket-service");
        assertThat(answer.stores()).containsExactly(new StoreReport("tickets", 2, 2, "工单编号与时间，用于统计"));
    }
}

package dev.scrm.contact.audit.kafka;

import static dev.scrm.contact.audit.AuditFixtures.read;
import static dev.scrm.contact.audit.AuditFixtures.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import org.junit.jupiter.api.Test;

class AuditMessagesTests {
    private static final String RECORDED = "scrm.audit.recorded.v1";

    @Test
    void writesWhatTheContractSays() {
        var message = AuditMessages.message(reveal());

        GoldenSample.assertMatchesSchema(RECORDED, message.envelope().data());
        GoldenSample.assertEqualsSample(RECORDED, message.envelope().data());
        assertThat(message.topic()).isEqualTo(Topics.AUDIT_RECORDS);
        assertThat(message.key()).isEqualTo(reveal().corpId());
    }

    @Test
    void readsWhatItWrote() {
        assertThat(AuditMessages.read(AuditMessages.message(reveal()).envelope()))
                .isEqualTo(reveal());
        assertThat(AuditMessages.read(AuditMessages.message(read(1)).envelope()))
                .isEqualTo(read(1));
    }
}

package dev.scrm.analytics.figures.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.analytics.figures.Fact.ContactAdded;
import dev.scrm.analytics.figures.Fact.FirstResponded;
import dev.scrm.analytics.figures.Fact.FirstResponseOverdue;
import dev.scrm.analytics.figures.Fact.RedAlertRaised;
import dev.scrm.analytics.figures.Fact.TicketOpened;
import dev.scrm.analytics.figures.Fact.WelcomeFinished;
import dev.scrm.analytics.figures.Fact.WelcomeResult;
import dev.scrm.platform.test.GoldenSample;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from the released form of each event. */
class FactReaderTests {
    private static final Instant SAMPLE_TIME = Instant.parse("2026-11-21T08:30:00Z");
    private static final String TICKET = "ticket:5a1c2a1f0d6b4d0e9a7c5b8e2d1a4c60/1";

    @Test
    void readsAnAdd() {
        assertThat(FactReader.read(GoldenSample.envelope("scrm.wecom.external-contact-added.v1")))
                .contains(new ContactAdded(
                        "add:sample-scrm.wecom.external-contact-added.v1",
                        SAMPLE_TIME,
                        "sample-scrm.wecom.external-contact-added.v1",
                        "poster-17",
                        Instant.parse("2026-11-21T08:30:00.120Z")));
    }

    @Test
    void readsTheOutcomeOfAWelcome() {
        assertThat(FactReader.read(GoldenSample.envelope("scrm.wecom.command-finished.v1")))
                .contains(new WelcomeFinished(
                        "welcome:8d1c2a1f0d6b4d0e9a7c5b8e2d1a4c60",
                        SAMPLE_TIME,
                        null,
                        WelcomeResult.SENT,
                        Instant.parse("2026-11-21T08:30:00.410Z")));
    }

    @Test
    void readsWhatHappensToTickets() {
        assertThat(FactReader.read(GoldenSample.envelope("scrm.ticket.opened.v1")))
                .contains(new TicketOpened(TICKET, SAMPLE_TIME));
        assertThat(FactReader.read(GoldenSample.envelope("scrm.ticket.red-alert-raised.v1")))
                .contains(new RedAlertRaised(TICKET, SAMPLE_TIME));
        assertThat(FactReader.read(GoldenSample.envelope("scrm.ticket.first-responded.v1")))
                .contains(new FirstResponded(TICKET, SAMPLE_TIME, Duration.ofSeconds(100), false));
        assertThat(FactReader.read(GoldenSample.envelope("scrm.ticket.first-response-breached.v1")))
                .contains(new FirstResponseOverdue(TICKET, SAMPLE_TIME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scrm.wecom.external-contact-half-added.v1",
                "scrm.wecom.contact-fetched.v1",
                "scrm.ticket.assigned.v1",
                "scrm.ticket.closed.v1"
            })
    void passesByTheRest(String type) {
        assertThat(FactReader.read(GoldenSample.envelope(type))).isEmpty();
    }

    @Test
    void failsLoudlyOnAVersionItDoesNotKnow() {
        var event = GoldenSample.envelope("scrm.ticket.opened.v2", "e1", GoldenSample.data("scrm.ticket.opened.v1"));

        assertThatThrownBy(() -> FactReader.read(event)).hasMessageContaining("Expected version 1");
    }
}

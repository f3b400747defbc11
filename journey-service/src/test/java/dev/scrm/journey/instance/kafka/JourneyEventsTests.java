package dev.scrm.journey.instance.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.journey.instance.InstanceEvent;
import dev.scrm.journey.instance.InstanceEvent.Origin;
import dev.scrm.journey.instance.JourneyInstance;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JourneyEventsTests {
    private static final Instant AT = Instant.parse("2026-11-21T08:30:00Z");
    private static final Origin ORIGIN = new Origin(
            TestTokens.CORP,
            "6b1c2a1f0d6b4d0e9a7c5b8e2d1a4c60",
            "welcome",
            1,
            "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60",
            1,
            AT);

    private static InstanceEvent read(String type) {
        return JourneyEvents.read(GoldenSample.envelope(type));
    }

    @Test
    void readsThatAJourneyStarted() {
        assertThat(read("scrm.journey.started.v1"))
                .isEqualTo(new InstanceEvent.Started(ORIGIN, "poster-17", "lin.wei"));
    }

    @Test
    void readsThatAStepWasTaken() {
        assertThat(read("scrm.journey.step-taken.v1"))
                .isEqualTo(new InstanceEvent.StepTaken(
                        ORIGIN,
                        new JourneyInstance.Step(1, "send-welcome", "sent", "8d1c2a1f0d6b4d0e9a7c5b8e2d1a4c60", AT)));
    }

    @Test
    void readsThatAJourneyFinished() {
        assertThat(read("scrm.journey.finished.v1")).isEqualTo(new InstanceEvent.Finished(ORIGIN, "answered"));
    }

    @Test
    void skipsWhatIsNotAnInstances() {
        assertThat(read("scrm.ticket.closed.v1")).isNull();
    }

    @Test
    void failsLoudlyOnAVersionItDoesNotKnow() {
        var data = GoldenSample.data("scrm.journey.started.v1");

        assertThatThrownBy(() -> JourneyEvents.read(GoldenSample.envelope("scrm.journey.started.v2", "e1", data)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Expected version 1 of scrm.journey.started but got scrm.journey.started.v2");
    }
}

package dev.scrm.journey.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.journey.engine.Cause;
import dev.scrm.journey.engine.Effect;
import dev.scrm.journey.engine.Input;
import dev.scrm.journey.engine.streams.EventInputs.ForContact;
import dev.scrm.journey.engine.streams.EventInputs.NotForUs;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.test.GoldenSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The released form of everything the engine reads and writes. */
class WireTests {
    private static final String CONTACT = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final String INSTANCE = "6b1c2a1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final String COMMAND = "8d1c2a1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final Instant HALF_PAST_EIGHT = Instant.parse("2026-11-21T08:30:00Z");

    private static ForContact read(String type) {
        return (ForContact) EventInputs.read(GoldenSample.envelope(type));
    }

    private static Cause cause(String type) {
        return new Cause("sample-" + type, HALF_PAST_EIGHT, null, null);
    }

    @Test
    void readsThatAContactWasAdded() {
        var type = "scrm.wecom.external-contact-added.v1";

        assertThat(read(type))
                .isEqualTo(new ForContact(
                        CONTACT,
                        new Input.ContactAdded(
                                cause(type),
                                false,
                                "wmEXAMPLEcust0001",
                                "lin.wei",
                                "poster-17",
                                "WC-EXAMPLE-1",
                                "1000002",
                                Instant.parse("2026-11-21T08:30:00.120Z"))));
    }

    @Test
    void readsThatAContactWasHalfAdded() {
        assertThat(read("scrm.wecom.external-contact-half-added.v1").input())
                .isInstanceOfSatisfying(
                        Input.ContactAdded.class,
                        added -> assertThat(added.half()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scrm.wecom.external-contact-left.v1", "scrm.wecom.external-contact-removed.v1"})
    void readsThatARelationEnded(String type) {
        assertThat(read(type)).isEqualTo(new ForContact(CONTACT, new Input.RelationEnded(cause(type), "lin.wei")));
    }

    @Test
    void readsThatTheCustomerWrote() {
        var type = "scrm.wecom.service-message-received.v1";

        assertThat(read(type)).isEqualTo(new ForContact(CONTACT, new Input.MessageCame(cause(type), HALF_PAST_EIGHT)));
    }

    @Test
    void takesNoAnswerOfStaffForAMessageOfTheCustomer() {
        var type = "scrm.wecom.service-message-received.v1";
        var byStaff = new String(GoldenSample.data(type), StandardCharsets.UTF_8)
                .replace("\"customer\"", "\"staff\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(EventInputs.read(GoldenSample.envelope(type, "e1", byStaff))).isEqualTo(new NotForUs());
    }

    @Test
    void readsTheNameOfAFetchedContact() {
        var type = "scrm.wecom.contact-fetched.v1";

        assertThat(read(type))
                .isEqualTo(new ForContact(
                        CONTACT, new Input.NameFetched(cause(type), "王芳", Instant.parse("2026-11-21T08:30:00.200Z"))));
    }

    @Test
    void readsWhatBecameOfACommand() {
        var type = "scrm.wecom.command-finished.v1";

        assertThat(read(type))
                .isEqualTo(new ForContact(
                        CONTACT,
                        new Input.CommandFinished(
                                cause(type),
                                COMMAND,
                                "send-welcome",
                                "sent",
                                Instant.parse("2026-11-21T08:30:00.410Z"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scrm.wecom.external-contact-edited.v1",
                "scrm.wecom.service-messages-waiting.v1",
                "scrm.wecom.unrecognized.v1"
            })
    void skipsWhatIsNotItsOwn(String type) {
        assertThat(EventInputs.read(GoldenSample.envelope(type))).isEqualTo(new NotForUs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void refusesTimesThatNobodyMeans(String time) {
        var type = "scrm.wecom.external-contact-added.v1";
        var sample = GoldenSample.data(type);
        var farOff = GoldenSample.envelope(type, "e1", Instant.parse(time), sample);

        assertThatThrownBy(() -> EventInputs.read(farOff)).isInstanceOf(UnreadableEventException.class);
    }

    private static Effect effect(Effect.Content content) {
        return new Effect("e1", "corp", CONTACT, INSTANCE, 1, HALF_PAST_EIGHT, "cause", "correlation", null, content);
    }

    private static EventEnvelope written(Effect.Content content) {
        var envelope = EffectWire.message(effect(content)).envelope();
        GoldenSample.assertMatchesSchema(envelope.type().toString(), envelope.data());
        return envelope;
    }

    private static void writesTheSample(Effect.Content content) {
        var envelope = written(content);
        GoldenSample.assertEqualsSample(envelope.type().toString(), envelope.data());
    }

    @Test
    void writesTheCommandToWelcome() {
        writesTheSample(new Effect.SendWelcome(
                "wmEXAMPLEcust0001", "lin.wei", "1000002", "WC-EXAMPLE-1", "王芳，您好！", HALF_PAST_EIGHT.plusSeconds(20)));
    }

    @Test
    void writesTheCommandToTellStaff() {
        writesTheSample(
                new Effect.SendAppMessage(List.of("lin.wei"), "新工单 00000017 已分配给你", HALF_PAST_EIGHT.plusSeconds(20)));
    }

    @Test
    void writesThatAJourneyStarted() {
        writesTheSample(new Effect.Started("welcome", 1, "poster-17", "lin.wei"));
        written(new Effect.Started("welcome", 1, null, "lin.wei"));
    }

    @Test
    void writesThatAStepWasTaken() {
        writesTheSample(new Effect.StepTaken("welcome", 1, 1, "send-welcome", "sent", COMMAND));
        written(new Effect.StepTaken("welcome", 1, 2, "wait-for-message", "timed-out", null));
        written(new Effect.StepTaken("welcome", 1, 1, "send-welcome", "expired", COMMAND));
    }

    @Test
    void writesThatAJourneyFinished() {
        writesTheSample(new Effect.Finished("welcome", 1, "answered"));
        for (var result : List.of("reminded", "removed", "failed")) {
            written(new Effect.Finished("welcome", 1, result));
        }
    }
}

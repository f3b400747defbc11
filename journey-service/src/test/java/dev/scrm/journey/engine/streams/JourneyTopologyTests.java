package dev.scrm.journey.engine.streams;

import static dev.scrm.journey.engine.EngineFixtures.CODE;
import static dev.scrm.journey.engine.EngineFixtures.CONTACT;
import static dev.scrm.journey.engine.EngineFixtures.CORP;
import static dev.scrm.journey.engine.EngineFixtures.CUSTOMER;
import static dev.scrm.journey.engine.EngineFixtures.OTHER_CORP;
import static dev.scrm.journey.engine.EngineFixtures.anEngine;
import static dev.scrm.journey.engine.streams.EngineRun.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.test.GoldenSample;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyTopologyTests {
    /** Not at a whole second, as WeCom's times are. */
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.400Z");

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private EngineRun engine;

    @BeforeEach
    void start() {
        engine = new EngineRun(directory.resolve("first"), NOON);
        engine.after(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void isOneSubTopology() {
        var timers = new TimerSettings(TWO_MINUTES, TWO_MINUTES, 1);
        var topology = EngineTopology.of(
                anEngine(),
                timers,
                new EngineMeters(new SimpleMeterRegistry()),
                new ParkingMeters("journey-service", new SimpleMeterRegistry()));

        assertThat(topology.describe().subtopologies()).hasSize(1);
    }

    @Test
    void writesNothingWhileNothingHappens() {
        engine.after(Duration.ofMinutes(5));

        assertThat(engine.allRows()).isEmpty();
    }

    @Test
    void leavesNothingButWhatItKnowsOfTheContactWhenAJourneyIsOver() {
        engine.welcomed(CORP, "e1").wrote(CORP);

        assertThat(engine.allRows()).extracting(row -> (char) row.key.get()[0]).containsExactly('c');
    }

    @Test
    void welcomesByNameWithinTwentySecondsOfTheCallback() {
        engine.added(CORP, "e1", CODE).named(CORP, "王芳");

        var welcome = engine.data("scrm.wecom.send-welcome.v1").getFirst();
        assertThat(welcome.get("text").asString()).startsWith("王芳，您好！");
        assertThat(welcome.get("welcomeCode").asString()).isEqualTo(CODE);
        assertThat(welcome.get("expiresAt").asString()).isEqualTo("2026-11-21T12:00:22.400Z");
    }

    @Test
    void keysWhatItSendsByContactAndSaysWhatCausedIt() {
        engine.added(CORP, "e1", CODE).named(CORP, "王芳");

        var command = engine.records(Topics.WECOM_COMMANDS).getFirst();
        assertThat(new String(command.key(), UTF_8)).isEqualTo(Ids.contactKey(CORP, CONTACT));
        assertThat(header(command, "ce_corpid")).isEqualTo(CORP);
        assertThat(header(command, "ce_source")).isEqualTo("/journey-service");
        assertThat(header(command, "ce_correlationid")).isEqualTo("e1");
        assertThat(header(command, "ce_causationid")).startsWith("fetched-");
    }

    @Test
    void welcomesWithoutNameAfterTheWait() {
        engine.added(CORP, "e1", CODE).after(Duration.ofMillis(2_800));
        assertThat(engine.welcomes()).isEmpty();

        engine.after(Duration.ofMillis(400));

        assertThat(engine.welcomes()).containsExactly("您好！很高兴认识您，有任何需要请随时告诉我。");
    }

    @Test
    void welcomesOnceWhenTheCallbackIsRepeated() {
        engine.added(CORP, "e1", CODE).added(CORP, "e1", CODE).named(CORP, "王芳").added(CORP, "e1", CODE);

        assertThat(engine.welcomes()).hasSize(1);
    }

    @Test
    void welcomesOnAHalfAddOnly() {
        engine.named(CORP, "王芳").halfAdded(CORP, "e1", CODE).added(CORP, "e2", null);

        assertThat(engine.welcomes()).hasSize(1);
    }

    @Test
    void remindsAfterTwoMinutesOfSilence() {
        engine.welcomed(CORP, "e1").after(TWO_MINUTES.minusMillis(200));
        assertThat(engine.reminders()).isZero();

        engine.after(Duration.ofMillis(400));

        assertThat(engine.reminders()).isEqualTo(1);
        assertThat(engine.path()).containsExactly("send-welcome:sent", "wait-for-message:timed-out");
    }

    @Test
    void doesNotRemindWhenTheCustomerWrote() {
        engine.welcomed(CORP, "e1").after(Duration.ofMinutes(1)).wrote(CORP).after(Duration.ofMinutes(5));

        assertThat(engine.reminders()).isZero();
        assertThat(engine.data("scrm.journey.finished.v1")
                        .getFirst()
                        .get("result")
                        .asString())
                .isEqualTo("answered");
    }

    @Test
    void tellsThatAWelcomeExpired() {
        engine.added(CORP, "e1", CODE).named(CORP, "王芳").finished(CORP, engine.welcomeId(), "expired");

        assertThat(engine.path()).containsExactly("send-welcome:expired");
    }

    @Test
    void keepsCorpsApart() {
        engine.added(CORP, "e1", CODE)
                .added(OTHER_CORP, "e1", CODE)
                .named(CORP, "王芳")
                .named(OTHER_CORP, "李雷");

        assertThat(engine.welcomes())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("王芳"),
                        second -> assertThat(second).startsWith("李雷"));
        assertThat(engine.ids("scrm.wecom.send-welcome.v1")).doesNotHaveDuplicates();
        engine.left(CORP, "e2");
        assertThat(engine.data("scrm.journey.finished.v1"))
                .singleElement()
                .satisfies(finished ->
                        assertThat(finished.get("contactId").asString()).isEqualTo(CONTACT));
    }

    @Test
    void startsAnewWhenTheContactComesBack() {
        engine.welcomed(CORP, "e1").left(CORP, "e2").after(Duration.ofHours(1)).added(CORP, "e3", "WC-2");

        assertThat(engine.data("scrm.wecom.send-welcome.v1"))
                .extracting(data -> data.get("welcomeCode").asString())
                .containsExactly(CODE, "WC-2");
    }

    @Test
    void ignoresTypesThatAreNotItsOwn() {
        engine.told(CORP, engine.envelope(CORP, "scrm.wecom.unrecognized.v1", "u1", Map.of("xml", "<xml/>")))
                .told(
                        CORP + ":wkDEMOkf0001",
                        engine.envelope(
                                CORP,
                                "scrm.wecom.service-messages-waiting.v1",
                                "u2",
                                Map.of("openKfId", "wkDEMOkf0001", "syncToken", "t")))
                .told(
                        Ids.contactKey(CORP, CONTACT),
                        engine.envelope(CORP, "scrm.wecom.external-contact-edited.v2", "u3", Map.of()));

        assertThat(engine.allRows()).isEmpty();
        assertThat(engine.records(Topics.parked(Topics.WECOM_CALLBACKS))).isEmpty();
        assertThat(engine.records(Topics.dead(Topics.WECOM_CALLBACKS))).isEmpty();
    }

    @Test
    void sendsBytesThatAreNoEventToTheDeadTopic() {
        engine.piped(Topics.WECOM_CALLBACKS, new TestRecord<>("k".getBytes(UTF_8), "?".getBytes(UTF_8), engine.now()));

        var dead = engine.records(Topics.dead(Topics.WECOM_CALLBACKS)).getFirst();
        assertThat(dead.value()).isEqualTo("?".getBytes(UTF_8));
        assertThat(header(dead, "parked-reason")).isEqualTo("Expected header ce_id but it is missing");
        assertThat(header(dead, "parked-topic")).isEqualTo(Topics.WECOM_CALLBACKS);
        assertThat(header(dead, "parked-offset")).isEqualTo("0");
    }

    @Test
    void sendsDataThatIsNotWhatItsTypeSaysToTheDeadTopic() {
        engine.told(CORP, "scrm.wecom.external-contact-added.v1", "e1", Map.of("contactId", CONTACT))
                .told(CORP, "scrm.wecom.contact-fetched.v1", "e2", Map.of("contactId", CONTACT, "name", 7));

        assertThat(engine.records(Topics.dead(Topics.WECOM_CALLBACKS))).hasSize(1);
        assertThat(engine.records(Topics.dead(Topics.WECOM_OUTCOMES))).hasSize(1);
    }

    @Test
    void sendsARecordUnderAnotherContactsKeyToTheDeadTopic() {
        var envelope = engine.envelope(
                OTHER_CORP,
                "scrm.wecom.external-contact-left.v1",
                "e1",
                Map.of("contactId", CONTACT, "externalUserId", CUSTOMER, "staffId", "x"));

        engine.told(Ids.contactKey(CORP, CONTACT), envelope);

        assertThat(engine.records(Topics.dead(Topics.WECOM_CALLBACKS))).hasSize(1);
        assertThat(engine.allRows()).isEmpty();
    }

    @Test
    void readsWhatWasWrittenMeanwhileBeforeItFiresTimersAfterAStandstill() {
        engine.welcomed(CORP, "e1");
        var minuteLater = engine.now().plusSeconds(60);
        var rows = engine.allRows();
        engine.close();

        engine = new EngineRun(directory.resolve("second"), NOON.plusSeconds(600));
        rows.forEach(row -> engine.rows().put(row.key, row.value));
        engine.told(contactKey(), message("m1", "staff", minuteLater), minuteLater)
                .after(Duration.ofMillis(200))
                .told(contactKey(), message("m2", "customer", minuteLater), minuteLater.plusSeconds(1))
                .after(TWO_MINUTES);

        assertThat(engine.reminders()).isZero();
        assertThat(engine.path()).containsExactly("wait-for-message:message-came");
    }

    private static String contactKey() {
        return Ids.contactKey(CORP, CONTACT);
    }

    private EventEnvelope message(String id, String origin, Instant sentAt) {
        return engine.envelope(
                CORP,
                "scrm.wecom.service-message-received.v1",
                id,
                Map.of("contactId", CONTACT, "messageId", id, "origin", origin, "sentAt", sentAt.toString()));
    }

    @Test
    void spreadsAStormOfTimersOverRoundsAndLosesNone() {
        for (int i = 0; i < 2_500; i++) {
            engine.addedCustomer(CORP, "wm" + i);
        }

        engine.after(Duration.ofMillis(2_800)).afterStandingStillFor(Duration.ofMillis(200));
        assertThat(engine.welcomes()).hasSizeLessThanOrEqualTo(1_000);
        engine.after(Duration.ofSeconds(5));

        assertThat(engine.data("scrm.wecom.send-welcome.v1"))
                .extracting(data -> data.get("welcomeCode").asString())
                .hasSize(2_500)
                .doesNotHaveDuplicates();
    }

    @Test
    void answersTheSampleOfAnErasureAndEndsTheJourney() {
        var sample = GoldenSample.envelope("scrm.contact.erasure-requested.v1");
        var contactId = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";

        engine.told(sample.corpId() + ":" + contactId, sample);

        assertThat(engine.records(Topics.CONTACT_ERASURES)).singleElement().satisfies(answer -> {
            GoldenSample.assertMatchesSchema("scrm.contact.erasure-done.v1", answer.value());
            assertThat(new String(answer.value(), StandardCharsets.UTF_8)).contains("journey-service", contactId);
        });
    }
}

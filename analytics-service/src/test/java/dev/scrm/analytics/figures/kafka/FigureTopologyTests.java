package dev.scrm.analytics.figures.kafka;

import static dev.scrm.analytics.figures.kafka.EventFixtures.CORP;
import static dev.scrm.analytics.figures.kafka.EventFixtures.HALF_PAST_EIGHT;
import static dev.scrm.analytics.figures.kafka.EventFixtures.OTHER_CORP;
import static dev.scrm.analytics.figures.kafka.EventFixtures.added;
import static dev.scrm.analytics.figures.kafka.EventFixtures.erasure;
import static dev.scrm.analytics.figures.kafka.EventFixtures.event;
import static dev.scrm.analytics.figures.kafka.EventFixtures.finished;
import static dev.scrm.analytics.figures.kafka.EventFixtures.redAlert;
import static dev.scrm.analytics.figures.kafka.EventFixtures.responded;
import static dev.scrm.analytics.figures.kafka.EventFixtures.ticket;
import static dev.scrm.analytics.figures.kafka.EventFixtures.ticketOpened;
import static dev.scrm.analytics.figures.kafka.EventFixtures.welcome;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.analytics.figures.Count;
import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.analytics.figures.Timing;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTopologyTests {
    private static final FigureKey POSTER = FigureKey.at(CORP, HALF_PAST_EIGHT, "poster-17");

    @TempDir
    private Path stateDir;

    private TopologyRun run;

    @BeforeEach
    void start() {
        run = new TopologyRun(stateDir);
    }

    @AfterEach
    void end() {
        run.close();
    }

    @Test
    void countsTheWayOfOneContact() {
        run.take(
                added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
                welcome(CORP, "c1", "a1", HALF_PAST_EIGHT.plusMillis(400), "sent"),
                ticketOpened(CORP, "c1", "t1", HALF_PAST_EIGHT.plusSeconds(60)),
                redAlert(CORP, "c1", "t1", 2, HALF_PAST_EIGHT.plusSeconds(60)),
                responded(CORP, "c1", "t1", 4, HALF_PAST_EIGHT.plusSeconds(160), 100.0));

        assertThat(run.rows())
                .isEqualTo(Map.of(
                        POSTER,
                        Figure.one(Count.CONTACTS_ADDED)
                                .and(Count.WELCOMES_SENT)
                                .and(Timing.WELCOME_LATENCY, 300)
                                .and(Count.TICKETS_OPENED)
                                .and(Count.RED_ALERTS)
                                .and(Count.FIRST_RESPONSES)
                                .and(Timing.FIRST_RESPONSE, 100_000)));
    }

    @Test
    void addsUpTheContactsOfALiveCode() {
        for (int i = 0; i < 20; i++) {
            run.take(
                    added(CORP, "c" + i, "a" + i, HALF_PAST_EIGHT.plusSeconds(i), i % 2 == 0 ? "poster-17" : "fair-3"));
        }

        assertThat(run.rows().get(POSTER).count(Count.CONTACTS_ADDED)).isEqualTo(10);
    }

    @Test
    void countsARetryOfWecomOnce() {
        var add = added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17");

        run.take(add, add, add);

        assertThat(run.rows()).isEqualTo(Map.of(POSTER, Figure.one(Count.CONTACTS_ADDED)));
    }

    @Test
    void countsAnEventOfATicketOnce() {
        run.take(
                added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
                redAlert(CORP, "c1", "t1", 2, HALF_PAST_EIGHT),
                redAlert(CORP, "c1", "t1", 2, HALF_PAST_EIGHT),
                redAlert(CORP, "c1", "t1", 3, HALF_PAST_EIGHT));

        assertThat(run.rows().get(POSTER).count(Count.RED_ALERTS)).isEqualTo(2);
    }

    @Test
    void attributesWhatCameBeforeTheAdd() {
        run.take(
                ticketOpened(CORP, "c1", "t1", HALF_PAST_EIGHT.plusSeconds(60)),
                welcome(CORP, "c1", "a1", HALF_PAST_EIGHT.plusMillis(400), "sent"));
        assertThat(run.rows()).containsOnlyKeys(FigureKey.at(CORP, HALF_PAST_EIGHT, "none"));

        run.take(added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"));

        assertThat(run.rows())
                .isEqualTo(Map.of(
                        POSTER,
                        Figure.one(Count.CONTACTS_ADDED)
                                .and(Count.WELCOMES_SENT)
                                .and(Timing.WELCOME_LATENCY, 300)
                                .and(Count.TICKETS_OPENED)));
    }

    @Test
    void keepsCorpsApart() {
        run.take(
                added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
                added(OTHER_CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
                ticketOpened(OTHER_CORP, "c1", "t1", HALF_PAST_EIGHT));

        assertThat(run.rows())
                .isEqualTo(Map.of(
                        POSTER,
                        Figure.one(Count.CONTACTS_ADDED),
                        FigureKey.at(OTHER_CORP, HALF_PAST_EIGHT, "poster-17"),
                        Figure.one(Count.CONTACTS_ADDED).and(Count.TICKETS_OPENED)));
    }

    @Test
    void countsByTheHourOfTheEvent() {
        var lastSecond = Instant.parse("2026-11-21T08:59:59Z");
        var nextHour = Instant.parse("2026-11-21T09:00:00Z");

        run.take(added(CORP, "c1", "a1", lastSecond, "poster-17"), welcome(CORP, "c1", "a1", nextHour, "expired"));

        assertThat(run.rows())
                .containsEntry(FigureKey.at(CORP, lastSecond, "poster-17"), Figure.one(Count.CONTACTS_ADDED))
                .containsEntry(FigureKey.at(CORP, nextHour, "poster-17"), Figure.one(Count.WELCOMES_EXPIRED));
    }

    @Test
    void changesNothingWhenAllTopicsAreReadAgainTwice() {
        var events = new EventFixtures.Event[] {
            added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
            added(CORP, "c2", "a2", HALF_PAST_EIGHT.plusSeconds(5), null),
            welcome(CORP, "c1", "a1", HALF_PAST_EIGHT.plusMillis(400), "sent"),
            welcome(CORP, "c2", "a2", HALF_PAST_EIGHT.plusSeconds(30), "failed"),
            ticketOpened(CORP, "c1", "t1", HALF_PAST_EIGHT.plusSeconds(60)),
            ticketOpened(CORP, "c3", "t2", HALF_PAST_EIGHT.plusSeconds(61)),
            responded(CORP, "c1", "t1", 4, HALF_PAST_EIGHT.plusSeconds(160), 2000.5)
        };
        var rows = run.take(events).rows();
        var stores = run.stores();

        run.take(events).take(events);

        assertThat(run.rows()).isEqualTo(rows);
        assertThat(run.records(FigureEvents.TOPIC)).isEmpty();
        assertThat(run.stores()).isEqualTo(stores);
    }

    @Test
    void passesByWhatItDoesNotCount() {
        run.take(
                event(
                        Topics.WECOM_CALLBACKS,
                        CORP + ":c1",
                        CORP,
                        "e1",
                        "scrm.wecom.external-contact-removed.v1",
                        HALF_PAST_EIGHT,
                        0,
                        null,
                        "{}"),
                ticket(CORP, "c1", "t1", 3, HALF_PAST_EIGHT, "scrm.ticket.assigned.v1", ""),
                finished(CORP, "c1", "k1", "a1", HALF_PAST_EIGHT, "mark-tags", "sent"));

        assertThat(run.rows()).isEmpty();
        assertThat(run.stores().values()).allSatisfy(store -> assertThat(store).isEmpty());
    }

    @Test
    void laysBytesThatAreNoEventAsideWithTheirOrigin() {
        run.take(new ProducerRecord<>(Topics.WECOM_CALLBACKS, "k".getBytes(UTF_8), "noise".getBytes(UTF_8)));
        run.take(new ProducerRecord<>(Topics.TICKET_EVENTS, "corp:t1".getBytes(UTF_8), "noise".getBytes(UTF_8)));

        var callback = run.records(Topics.dead(Topics.WECOM_CALLBACKS));
        var ticket = run.records(Topics.dead(Topics.TICKET_EVENTS));
        assertThat(callback).hasSize(1).allSatisfy(dead -> {
            assertThat(dead.key()).asString().isEqualTo("k");
            assertThat(dead.value()).asString().isEqualTo("noise");
            assertThat(header(dead, "parked-topic")).isEqualTo(Topics.WECOM_CALLBACKS);
            assertThat(header(dead, "parked-reason")).contains("ce_id");
        });
        assertThat(ticket).hasSize(1).allSatisfy(dead -> {
            assertThat(dead.key()).asString().isEqualTo("corp:t1");
            assertThat(header(dead, "parked-topic")).isEqualTo(Topics.TICKET_EVENTS);
            assertThat(header(dead, "parked-offset")).isEqualTo("0");
        });
    }

    @Test
    void laysAnEventWithoutItsFieldsAside() {
        run.take(
                event(
                        Topics.WECOM_CALLBACKS,
                        CORP + ":c1",
                        CORP,
                        "e1",
                        "scrm.wecom.external-contact-added.v1",
                        HALF_PAST_EIGHT,
                        0,
                        null,
                        "{\"contactId\":\"c1\"}"),
                added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"));

        assertThat(run.records(Topics.dead(Topics.WECOM_CALLBACKS))).hasSize(1);
        assertThat(run.rows()).containsOnlyKeys(POSTER);
    }

    @Test
    void refusesAKeyOfAnotherCorp() {
        var add = added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17");

        run.take(new EventFixtures.Event(add.topic(), OTHER_CORP + ":c1", add.envelope()));

        assertThat(run.records(Topics.dead(Topics.WECOM_CALLBACKS))).hasSize(1);
        assertThat(run.rows()).isEmpty();
    }

    @Test
    void parksAContactOfWhichItUnderstandsAnEventNoMoreAndLetsTheOthersFlow() {
        run.take(
                ofAVersionToCome("c1"),
                added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
                ticketOpened(CORP, "c1", "t1", HALF_PAST_EIGHT),
                added(CORP, "c2", "a2", HALF_PAST_EIGHT, "poster-17"));

        assertThat(run.rows()).isEqualTo(Map.of(POSTER, Figure.one(Count.CONTACTS_ADDED)));
        assertThat(run.records(Topics.parked(Topics.WECOM_CALLBACKS)))
                .extracting(parked -> header(parked, "parked-reason"))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("Expected version 1"),
                        reason -> assertThat(reason).isEqualTo("follows a parked record of its key"));
        assertThat(run.records(Topics.parked(Topics.TICKET_EVENTS))).hasSize(1).allSatisfy(parked -> {
            assertThat(parked.key()).asString().isEqualTo(CORP + ":t1");
            assertThat(header(parked, "ce_type")).isEqualTo("scrm.ticket.opened.v1");
            assertThat(header(parked, "parked-group")).isEqualTo("analytics-service");
        });
    }

    @Test
    void keepsAContactParkedThatStillFailsOnRelease() {
        run.take(ofAVersionToCome("c1"), added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"));
        run.records(Topics.parked(Topics.WECOM_CALLBACKS));

        run.release(CORP, "c1", "nothing");

        assertThat(run.records(Topics.parked(Topics.WECOM_CALLBACKS))).isEmpty();
        assertThat(run.rows()).isEmpty();
        run.take(ticketOpened(CORP, "c1", "t1", HALF_PAST_EIGHT));
        assertThat(run.records(Topics.parked(Topics.TICKET_EVENTS))).hasSize(1);
    }

    @Test
    void countsWhatWaitedOnceTheRecordInTheWayIsGivenUp() {
        run.take(
                ofAVersionToCome("c1"),
                added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
                ticketOpened(CORP, "c1", "t1", HALF_PAST_EIGHT));

        run.release(CORP, "c1", "first");

        assertThat(run.rows())
                .isEqualTo(Map.of(POSTER, Figure.one(Count.CONTACTS_ADDED).and(Count.TICKETS_OPENED)));
        assertThat(run.records(Topics.dead(Topics.WECOM_CALLBACKS)))
                .hasSize(1)
                .allSatisfy(dead -> assertThat(header(dead, "parked-reason")).startsWith("given up by boss"));
        assertThat(run.stores().get(ContactStep.PARKED)).isEmpty();
    }

    @Test
    void releasesNoContactOfAnotherCorp() {
        run.take(ofAVersionToCome("c1"), added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"));

        run.release(OTHER_CORP, "c1", "all");

        assertThat(run.records(Topics.dead(Topics.WECOM_CALLBACKS))).isEmpty();
        assertThat(run.rows()).isEmpty();
    }

    @Test
    void forgetsTheFactsOfSomebodyWhoIsErasedAndNoReadingBringsThemBack() {
        var erasedAt = HALF_PAST_EIGHT.plusSeconds(600);
        var events = new EventFixtures.Event[] {
            added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
            welcome(CORP, "c1", "a1", HALF_PAST_EIGHT.plusMillis(400), "sent"),
            ticketOpened(CORP, "c1", "t1", HALF_PAST_EIGHT.plusSeconds(60))
        };
        run.take(events).take(added(CORP, "c2", "a2", HALF_PAST_EIGHT, "poster-17"));
        var rows = run.rows();

        run.take(erasure(CORP, "c1", erasedAt));

        assertThat(run.stores().get(ContactStep.FACTS).get(CORP + ":c1"))
                .doesNotContain("a1", "poster-17", "t1")
                .contains(erasedAt.toString());
        assertThat(run.records(Topics.CONTACT_ERASURES)).singleElement().satisfies(answer -> {
            assertThat(answer.key()).asString().isEqualTo(CORP + ":c1");
            assertThat(header(answer, "ce_type")).isEqualTo("scrm.contact.erasure-done.v1");
            assertThat(new String(answer.value(), UTF_8))
                    .contains("\"service\":\"analytics-service\"", "\"deleted\":3");
        });
        assertThat(run.rows()).isEqualTo(rows);
        var stores = run.stores();

        run.take(events).take(events);

        assertThat(run.rows()).isEqualTo(rows);
        assertThat(run.stores()).isEqualTo(stores);
    }

    @Test
    void answersAnErasureAgainUnderTheSameIdAndForWhomItNeverKnew() {
        run.take(erasure(CORP, "c1", HALF_PAST_EIGHT), erasure(CORP, "c1", HALF_PAST_EIGHT));

        var answers = run.records(Topics.CONTACT_ERASURES);
        assertThat(answers)
                .hasSize(2)
                .allSatisfy(
                        answer -> assertThat(new String(answer.value(), UTF_8)).contains("\"deleted\":0"));
        assertThat(answers.stream().map(answer -> header(answer, "ce_id")).distinct())
                .hasSize(1);
    }

    @Test
    void readsTheSampleOfAnErasure() {
        var sample = GoldenSample.envelope("scrm.contact.erasure-requested.v1");
        var contact = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";

        run.take(new EventFixtures.Event(Topics.CONTACT_ERASURES, sample.corpId() + ":" + contact, sample));

        assertThat(run.records(Topics.CONTACT_ERASURES))
                .singleElement()
                .satisfies(answer -> GoldenSample.assertMatchesSchema("scrm.contact.erasure-done.v1", answer.value()));
        assertThat(run.stores().get(ContactStep.FACTS)).containsOnlyKeys(sample.corpId() + ":" + contact);
    }

    @Test
    void erasesAParkedContactWhenItIsReleased() {
        run.take(
                ofAVersionToCome("c1"),
                added(CORP, "c1", "a1", HALF_PAST_EIGHT, "poster-17"),
                erasure(CORP, "c1", HALF_PAST_EIGHT.plusSeconds(600)));
        assertThat(run.records(Topics.CONTACT_ERASURES)).isEmpty();

        run.release(CORP, "c1", "first");

        assertThat(run.records(Topics.CONTACT_ERASURES)).hasSize(1);
        assertThat(run.stores().get(ContactStep.FACTS).get(CORP + ":c1")).doesNotContain("poster-17");
    }

    private static EventFixtures.Event ofAVersionToCome(String contact) {
        return event(
                Topics.WECOM_CALLBACKS,
                CORP + ":" + contact,
                CORP,
                "future",
                "scrm.wecom.external-contact-added.v2",
                HALF_PAST_EIGHT,
                0,
                null,
                "{}");
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}

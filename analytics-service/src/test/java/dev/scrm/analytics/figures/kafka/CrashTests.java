package dev.scrm.analytics.figures.kafka;

import static dev.scrm.analytics.figures.kafka.EventFixtures.CORP;
import static dev.scrm.analytics.figures.kafka.EventFixtures.HALF_PAST_EIGHT;
import static dev.scrm.analytics.figures.kafka.EventFixtures.added;
import static dev.scrm.analytics.figures.kafka.EventFixtures.responded;
import static dev.scrm.analytics.figures.kafka.EventFixtures.ticketOpened;
import static dev.scrm.analytics.figures.kafka.EventFixtures.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.analytics.figures.kafka.EventFixtures.Event;
import dev.scrm.platform.test.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service on the real Kafka, killed with -9 while events come in. */
class CrashTests {
    private static final int CONTACTS = 600;
    private static final int PARTS = 2;
    private static final Instant NEXT_HOUR = HALF_PAST_EIGHT.plusSeconds(3600);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void countsEachEventOnceThroughKillsAndRedeliveries() throws Exception {
        var events = events();
        try (var service = new ServiceProcess(directory)) {
            await().atMost(PATIENCE).until(service::isReady);
            for (int part = 0; part < PARTS; part++) {
                send(events.subList(part * events.size() / PARTS, (part + 1) * events.size() / PARTS));
                int before = rows(service).toString().length();
                await().atMost(PATIENCE).until(() -> rows(service).toString().length() != before);
                service.killAndRestart();
                await().atMost(PATIENCE).until(service::isReady);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rows(service)).isEqualTo(expected()));

            send(events);
            await().atMost(PATIENCE).until(() -> Lag.of(TopologyRun.APPLICATION) + Lag.of(FigureListener.GROUP) == 0);

            assertThat(rows(service)).isEqualTo(expected());
            assertThat(directory.resolve("state").resolve(TopologyRun.APPLICATION))
                    .isDirectory();
            assertThat(service.residentMegabytes()).as("megabytes resident").isLessThan(400);
        }
    }

    /**
     * Shuffled, so that outcomes and tickets come before their adds, and every seventh event twice. Each contact is
     * added, welcomed half a second later, opens a ticket in the next hour and is answered after 100 seconds.
     */
    private static List<Event> events() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < CONTACTS; i++) {
            var contact = "crash-" + i;
            var time = HALF_PAST_EIGHT.plusSeconds(i);
            events.add(added(CORP, contact, contact, time, i % 3 == 0 ? null : "poster-" + i % 3));
            events.add(welcome(CORP, contact, contact, time.plusMillis(500), i % 10 == 0 ? "expired" : "sent"));
            events.add(ticketOpened(CORP, contact, "ticket-" + i, NEXT_HOUR));
            events.add(responded(CORP, contact, "ticket-" + i, 3, NEXT_HOUR, 100));
        }
        for (int i = 0; i < 4 * CONTACTS; i += 7) {
            events.add(events.get(i));
        }
        Collections.shuffle(events, new Random(42));
        return events;
    }

    private static List<String> expected() {
        return List.of(
                row("08:00", "none", 200, 180, 20, 0),
                row("08:00", "poster-1", 200, 180, 20, 0),
                row("08:00", "poster-2", 200, 180, 20, 0),
                row("09:00", "none", 0, 0, 0, 200),
                row("09:00", "poster-1", 0, 0, 0, 200),
                row("09:00", "poster-2", 0, 0, 0, 200));
    }

    private static String row(String hour, String liveCode, int added, int sent, int expired, int tickets) {
        return "%s %s added %d sent %d in %d expired %d tickets %d answered %d in %d"
                .formatted(
                        hour,
                        liveCode,
                        added,
                        sent,
                        sent == 0 ? 0 : 400,
                        expired,
                        tickets,
                        tickets,
                        tickets == 0 ? 0 : 100);
    }

    private static void send(List<Event> events) {
        TestKafka.send(events.stream().map(Event::record).toList());
    }

    private static List<String> rows(ServiceProcess service) throws Exception {
        var answer = service.get("/api/v1/metrics?from=2026-11-21T08:00:00Z&to=2026-11-21T10:00:00Z");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(answer.body())
                .at("/items")
                .valueStream()
                .map(CrashTests::row)
                .toList();
    }

    private static String row(JsonNode item) {
        return "%s %s added %d sent %d in %d expired %d tickets %d answered %d in %d"
                .formatted(
                        item.at("/hour").asString().substring(11, 16),
                        item.at("/liveCode").asString(),
                        item.at("/contactsAdded").asInt(),
                        item.at("/welcomesSent").asInt(),
                        item.at("/welcomeLatencyMillis/max").asInt(0),
                        item.at("/welcomesExpired").asInt(),
                        item.at("/ticketsOpened").asInt(),
                        item.at("/firstResponses").asInt(),
                        item.at("/firstResponseSeconds/max").asInt(0));
    }
}

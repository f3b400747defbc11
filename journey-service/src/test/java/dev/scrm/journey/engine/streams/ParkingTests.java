package dev.scrm.journey.engine.streams;

import static dev.scrm.journey.engine.EngineFixtures.CODE;
import static dev.scrm.journey.engine.EngineFixtures.CONTACT;
import static dev.scrm.journey.engine.EngineFixtures.CORP;
import static dev.scrm.journey.engine.EngineFixtures.OTHER_CORP;
import static dev.scrm.journey.engine.streams.EngineRun.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.journey.definition.Definitions;
import dev.scrm.journey.definition.JourneyDefinition;
import dev.scrm.journey.engine.EngineFixtures;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.streams.Parking;
import dev.scrm.platform.test.GoldenSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be decided stops its contact and nobody else, and nothing of it is lost. */
class ParkingTests {
    private static final String ADDED = "scrm.wecom.external-contact-added.v";
    private static final String PARKED_CALLBACKS = Topics.parked(Topics.WECOM_CALLBACKS);

    @TempDir
    private Path directory;

    private final FadingDefinitions definitions = new FadingDefinitions();
    private EngineRun engine;

    @BeforeEach
    void start() {
        engine = new EngineRun(directory, Instant.parse("2026-11-21T12:00:00Z"), definitions);
        engine.after(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    /** Definitions that are gone for one corp while the test says so: whoever is in one cannot go on. */
    private static final class FadingDefinitions implements Definitions {
        private final Definitions all = EngineFixtures.definitions();
        private boolean gone;

        @Override
        public List<JourneyDefinition> current(String corpId) {
            return all.current(corpId);
        }

        @Override
        public Optional<JourneyDefinition> find(String corpId, String journeyId, int version) {
            return gone && corpId.equals(CORP) ? Optional.empty() : all.find(corpId, journeyId, version);
        }
    }

    @Test
    void parksTheContactWithReasonAndOrigin() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;

        engine.named(CORP, "王芳");

        var parked = engine.records(Topics.parked(Topics.WECOM_OUTCOMES)).getFirst();
        assertThat(header(parked, "parked-reason")).startsWith("IllegalStateException: Expected definition welcome v1");
        assertThat(header(parked, "parked-topic")).isEqualTo(Topics.WECOM_OUTCOMES);
        assertThat(header(parked, "parked-partition")).isEqualTo("0");
        assertThat(header(parked, "parked-offset")).isEqualTo("0");
        assertThat(header(parked, "ce_type")).isEqualTo("scrm.wecom.contact-fetched.v1");
        assertThat(engine.welcomes()).isEmpty();
    }

    @Test
    void tellsHowAParkedContactStandsAsTheContractSays() {
        engine.told(CORP, ADDED + "2", "e1", Map.of("contactId", CONTACT));

        var standing = engine.records(Topics.PARKED_CONTACTS).getFirst();
        assertThat(standing.key()).isEqualTo(Ids.contactKey(CORP, CONTACT).getBytes(UTF_8));
        assertThat(header(standing, "ce_corpid")).isEqualTo(CORP);
        GoldenSample.assertMatchesSchema(header(standing, "ce_type"), standing.value());
    }

    @Test
    void letsLaterRecordsOfTheContactFollow() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.named(CORP, "王芳").added(CORP, "e2", "WC-2").left(CORP, "e3");

        assertThat(engine.records(PARKED_CALLBACKS))
                .extracting(record -> header(record, "ce_id"))
                .containsExactly("e2", "e3");
    }

    @Test
    void letsOtherContactsFlow() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.named(CORP, "王芳");

        engine.welcomed(OTHER_CORP, "e1");

        assertThat(engine.welcomes()).hasSize(1);
    }

    @Test
    void doesNotFireTimersOfAParkedContact() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.named(CORP, "王芳");

        engine.after(Duration.ofMinutes(5));

        assertThat(engine.welcomes()).isEmpty();
    }

    @Test
    void parksAContactWhoseTimerCannotBeDecided() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.after(Duration.ofSeconds(5));

        engine.left(CORP, "e2");

        assertThat(engine.records(PARKED_CALLBACKS)).hasSize(1);
    }

    @Test
    void flowsWithoutTheJourneyThatIsGivenUpAtItsTimer() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.after(Duration.ofSeconds(5)).left(CORP, "e2");

        engine.released(CORP, "first");

        assertThat(engine.path()).containsExactly("send-welcome:given-up");
        assertThat(engine.data("scrm.journey.finished.v1"))
                .extracting(data -> data.get("result").asString())
                .containsExactly("failed");
        assertThat(engine.records(Topics.dead(Topics.WECOM_CALLBACKS))).isEmpty();
        definitions.gone = false;
        engine.after(Duration.ofMinutes(1)).added(CORP, "e3", "WC-3").named(CORP, "王芳");
        assertThat(engine.welcomes()).hasSize(1);
    }

    @Test
    void givesUpNoJourneyThatCanGoOn() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.after(Duration.ofSeconds(5));
        definitions.gone = false;

        engine.released(CORP, "all").after(Duration.ofSeconds(1));

        assertThat(engine.welcomes()).hasSize(1);
    }

    @Test
    void parksAVersionItDoesNotKnowOfATypeItUses() {
        engine.told(CORP, ADDED + "2", "e1", Map.of("contactId", CONTACT));

        assertThat(header(engine.records(PARKED_CALLBACKS).getFirst(), "parked-reason"))
                .isEqualTo("Expected version 1 of scrm.wecom.external-contact-added but got 2");
    }

    @Test
    void parksAContactWhoseRowItCannotRead() {
        var key = RowKeys.contact(Ids.contactKey(CORP, CONTACT));
        engine.rows().put(key, new byte[] {42});

        engine.added(CORP, "e1", CODE);

        assertThat(header(engine.records(PARKED_CALLBACKS).getFirst(), "parked-reason"))
                .contains("Expected a row of version 2 but got 42");
        assertThat(engine.rows().get(key)).containsExactly(42);
    }

    @Test
    void goesOnWhereItWasWhenTheContactIsReleased() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.named(CORP, "王芳").after(Duration.ofMinutes(1));
        definitions.gone = false;

        engine.released(CORP);

        assertThat(engine.welcomes())
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("王芳"));
        engine.finished(CORP, engine.welcomeId(), "sent").after(Duration.ofMinutes(3));
        assertThat(engine.reminders()).isEqualTo(1);
    }

    @Test
    void replaysWhatWaitedInOrder() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.named(CORP, "王芳").left(CORP, "e2").added(CORP, "e3", "WC-3");
        definitions.gone = false;

        engine.released(CORP);

        assertThat(engine.data("scrm.wecom.send-welcome.v1"))
                .extracting(data -> data.get("welcomeCode").asString())
                .containsExactly(CODE, "WC-3");
    }

    @Test
    void setsTheTimersOfAReleasedContactAnew() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.after(Duration.ofMinutes(1));
        definitions.gone = false;

        engine.released(CORP).after(Duration.ofSeconds(1));

        assertThat(engine.welcomes()).hasSize(1);
    }

    @Test
    void parksAgainWhatStillCannotBeDecided() {
        engine.added(CORP, "e1", CODE);
        definitions.gone = true;
        engine.named(CORP, "王芳").left(CORP, "e2").released(CORP);
        definitions.gone = false;

        engine.released(CORP);

        assertThat(engine.welcomes()).hasSize(1);
        assertThat(engine.path()).containsExactly("send-welcome:removed");
    }

    @Test
    void goesOnWithoutTheRecordThatIsGivenUp() {
        engine.told(CORP, ADDED + "2", "e1", Map.of("contactId", CONTACT));
        engine.added(CORP, "e2", CODE).named(CORP, "王芳");

        engine.released(CORP, "first");

        assertThat(header(engine.records(Topics.dead(Topics.WECOM_CALLBACKS)).getFirst(), "parked-reason"))
                .startsWith("given up by boss: Expected version 1");
        assertThat(engine.welcomes()).hasSize(1);
    }

    @Test
    void keepsAllThatComesForAParkedContactAndReleasesItInPortions() {
        engine.told(CORP, ADDED + "2", "e1", Map.of("contactId", CONTACT));
        for (int i = 0; i < 25_000; i++) {
            engine.left(CORP, "left-" + i);
        }
        engine.added(CORP, "last", CODE).named(CORP, "王芳");
        engine.welcomed(OTHER_CORP, "e1");
        assertThat(engine.welcomes()).hasSize(1);

        engine.released(CORP, "first");
        assertThat(engine.welcomes()).hasSize(1);
        for (int portion = 0; portion < 1_000 && engine.welcomes().size() == 1; portion++) {
            engine.after(Parking.EVERY);
        }

        assertThat(engine.welcomes()).hasSize(2);
        assertThat(engine.allRows())
                .noneMatch(row -> row.key.get()[0] == 'p'
                        || row.key.get()[0] == 'q'
                        || row.key.get()[0] == 'r');
    }

    @Test
    void takesTheReleaseOfAContactThatIsNotParkedForNothing() {
        engine.welcomed(CORP, "e1").released(CORP);

        assertThat(engine.welcomes()).hasSize(1);
    }
}

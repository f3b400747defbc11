package dev.scrm.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.MutableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCommandTests {
    @TempDir
    static Path directory;

    private final SuiteSettings settings = SuiteSettings.of(directory, directory, 19000);

    @Test
    void tellsAServiceWhereEverythingIs() {
        var variables = command(settings).environment(Program.TICKET_SERVICE);

        assertThat(variables)
                .containsEntry("SERVER_PORT", "19002")
                .containsEntry("SCRM_KAFKA_BOOTSTRAP", "127.0.0.1:19006")
                .containsEntry("SCRM_MONGODB_URI", "mongodb://127.0.0.1:19007")
                .containsEntry("SCRM_TOPIC_PARTITIONS", "8")
                .containsEntry("SCRM_SECURITY_OPERATORCORPS", "ww5c3a0demo0000001")
                .containsKeys("SCRM_JWT_PUBLIC_KEY", "SCRM_MESSAGE_KEYSET", "SCRM_STATE_DIR")
                .doesNotContainKeys("SCRM_MONGODB_DATABASE", "GATEWAY_WECOM_BASEURL");
    }

    @Test
    void tellsTheGatewayAloneOfTheCorpAndItsWecom() {
        var variables = command(settings).environment(Program.WECOM_GATEWAY);

        assertThat(variables)
                .containsEntry("GATEWAY_WECOM_BASEURL", "http://127.0.0.1:19005")
                .containsEntry("GATEWAY_CORPS_0_CORPID", "ww5c3a0demo0000001");
    }

    @Test
    void tellsTicketServiceAloneWhomToCallWhenSomethingBurns() {
        assertThat(command(settings).environment(Program.TICKET_SERVICE))
                .containsEntry("TICKET_NOTICES_MANAGERS_0_CORPID", "ww5c3a0demo0000001")
                .containsEntry("TICKET_NOTICES_MANAGERS_0_USERIDS", "sun.jing");
        assertThat(command(settings).environment(Program.CONTACT_SERVICE))
                .doesNotContainKey("TICKET_NOTICES_MANAGERS_0_CORPID");
    }

    @Test
    void handsOnWhatTheSuiteIsToldForItsServices() {
        var told = settings.with("JOURNEY_WELCOME_MESSAGEWAIT", "5s");

        assertThat(command(told).environment(Program.JOURNEY_SERVICE))
                .containsEntry("JOURNEY_WELCOME_MESSAGEWAIT", "5s");
        assertThat(command(told).environment(Program.KAFKA)).doesNotContainKey("JOURNEY_WELCOME_MESSAGEWAIT");
    }

    @Test
    void keepsDocumentsOfDifferentSuitesApartOnAServerThatOutlivesThem() {
        var outlived = settings.against(Optional.empty(), Optional.of("mongodb://elsewhere"));

        assertThat(command(outlived).environment(Program.WECOM_GATEWAY).get("SCRM_MONGODB_DATABASE"))
                .matches("gateway_[0-9a-f]{8}");
        assertThat(command(outlived).environment(Program.CONTACT_SERVICE).get("SCRM_MONGODB_DATABASE"))
                .matches("contact_[0-9a-f]{8}");
    }

    @Test
    void startsOnlyTheServersThatDoNotRunElsewhere() {
        var elsewhere = settings.together().against(Optional.of("kafka:9092"), Optional.of("mongodb://elsewhere"));

        assertThat(parts(settings, Program.KAFKA)).isEqualTo("parts=kafka,topics");
        assertThat(parts(settings, Program.SIMULATOR)).isEqualTo("parts=simulator");
        assertThat(parts(elsewhere, Program.INFRASTRUCTURE)).isEqualTo("parts=topics,simulator");
        assertThat(parts(settings.against(Optional.of("kafka:9092"), Optional.empty()), Program.SIMULATOR))
                .isEqualTo("parts=topics,simulator");
    }

    private static String parts(SuiteSettings settings, Program program) {
        List<String> words =
                command(settings).program(program, new Unpacked(directory, "quickstart", "infrastructure"));
        return words.stream()
                .filter(word -> word.startsWith("parts="))
                .findFirst()
                .orElseThrow();
    }

    private static ProgramCommand command(SuiteSettings settings) {
        var keys = Keys.in(directory.resolve("keys"), MutableClock.at("2026-11-21T08:30:00Z"));
        return new ProgramCommand(settings, Directories.of(settings), keys);
    }
}

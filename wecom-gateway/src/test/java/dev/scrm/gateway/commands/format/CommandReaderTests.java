package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.test.GoldenSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTests {
    private static final CommandReader READER = new CommandReader();
    private static final String KEY = "ww1:contact";
    private static final Instant EXPIRY = Instant.parse("2026-11-21T08:30:20Z");

    @Test
    void readsTheSampleOfEveryCommand() {
        var welcome = (Command.Post) sample("scrm.wecom.send-welcome.v1");
        assertThat(welcome.actor()).isEqualTo(new Actor.Agent("1000002"));
        assertThat(welcome.request().body())
                .isEqualTo(Map.of("welcome_code", "WC-EXAMPLE-1", "text", Map.of("content", "王芳，您好！")));
        assertThat(welcome.head().expiresAt()).isEqualTo(EXPIRY);
        assertThat(welcome.head().contactId()).isEqualTo("3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60");

        var message = (Command.Post) sample("scrm.wecom.send-app-message.v1");
        assertThat(message.request().staff()).containsExactly("lin.wei");
        assertThat(message.request().namesAgent()).isTrue();
        assertThat(message.request().body())
                .containsEntry("touser", "lin.wei")
                .containsEntry("enable_duplicate_check", 1);
        assertThat(message.head().expiresAt()).isEqualTo(EXPIRY);

        var fetch = (Command.FetchContact) sample("scrm.wecom.fetch-contact.v1");
        assertThat(fetch.externalUserId()).isEqualTo("wmEXAMPLEcust0001");

        var chat = (Command.FetchGroupChat) sample("scrm.wecom.fetch-group-chat.v1");
        assertThat(chat.chatId()).isEqualTo("wrEXchat01");

        var linkChat = (Command.FetchAcquisitionChat) sample("scrm.wecom.fetch-acquisition-chat.v1");
        assertThat(linkChat.chatKey()).isEqualTo("CHATKEY-EXAMPLE");

        var tags = (Command.Post) sample("scrm.wecom.mark-tags.v1");
        assertThat(tags.actor()).isEqualTo(new Actor.CustomerApp());
        assertThat(tags.request().body())
                .containsEntry("add_tag", List.of("etEXgold"))
                .containsEntry("remove_tag", List.of());

        var recall = (Command.Post) sample("scrm.wecom.recall-app-message.v1");
        assertThat(recall.request().body()).containsOnlyKeys("msgid");

        var update = (Command.Post) sample("scrm.wecom.update-template-card.v1");
        assertThat(update.request().body()).containsEntry("button", Map.of("replace_name", "已接单"));

        var service = (Command.Post) sample("scrm.wecom.send-service-message.v1");
        assertThat(service.actor()).isEqualTo(new Actor.ServiceAccountApp("wkEXAMPLEkf01"));
        assertThat((String) service.request().body().get("msgid")).matches("[0-9a-f]{32}");
    }

    @Test
    void putsACommandIntoItsLaneUnlessItSaysAnother() {
        assertThat(lane("send-welcome", "{}")).isEqualTo(CallLane.URGENT);
        assertThat(lane("send-app-message", "{}")).isEqualTo(CallLane.INTERACTIVE);
        assertThat(lane("mark-tags", "{}")).isEqualTo(CallLane.BULK);
        assertThat(lane("send-app-message", "{\"text\":\"a\",\"lane\":\"urgent\"}"))
                .isEqualTo(CallLane.URGENT);
        assertThat(lane("send-app-message", "{\"text\":\"lane\",\"lane\":\"hasty\"}"))
                .isEqualTo(CallLane.INTERACTIVE);
        assertThat(lane("send-app-message", "no json with a \"lane\"")).isEqualTo(CallLane.INTERACTIVE);
    }

    @Test
    void readsWhenACommandMayBeCarriedOut() {
        var command = read(
                "fetch-contact",
                "{\"externalUserId\":\"wm\",\"lane\":\"interactive\",\"notBefore\":\"2026-11-22T00:00:00Z\"}");

        assertThat(command.head().lane()).isEqualTo(CallLane.INTERACTIVE);
        assertThat(command.head().notBefore()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void takesAnEndThatIsFartherAwayThanAnythingIsTriedForTheLatestThatMatters() {
        var command = read(
                "fetch-contact", "{\"externalUserId\":\"wm\",\"expiresAt\":\"+1000000000-12-31T23:59:59.999999999Z\"}");

        assertThat(command.head().expiresAt())
                .isAfter(command.head().envelope().time().plus(Duration.ofDays(180)))
                .isBefore(command.head().envelope().time().plus(Duration.ofDays(190)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "send-welcome;{\"text\":\"a\"};welcome-code-missing",
                "send-welcome;{\"welcomeCode\":\"W\"};text-missing",
                "send-welcome;{\"welcomeCode\":\"W\",\"text\":\" \"};text-missing",
                "send-app-message;{\"text\":\"a\"};recipients-out-of-range",
                "send-app-message;{\"staffIds\":[],\"text\":\"a\"};recipients-out-of-range",
                "send-app-message;{\"staffIds\":[\"@all\"],\"text\":\"a\"};recipient-invalid",
                "send-app-message;{\"staffIds\":[\"a|b\"],\"text\":\"a\"};recipient-invalid",
                "send-app-message;{\"staffIds\":[null],\"text\":\"a\"};recipients-out-of-range",
                "send-app-message;{\"staffIds\":[\"lin.wei\"]};text-missing",
                "fetch-contact;{};external-user-missing",
                "fetch-group-chat;{\"chatId\":\"\"};group-chat-missing",
                "fetch-contact;{\"externalUserId\":\"wm\",\"lane\":\"hasty\"};lane-unknown",
                "fetch-contact;{\"externalUserId\":\"wm\",\"notBefore\":\"2036-11-22T00:00:00Z\"};not-before-too-far",
                "fetch-contact;{\"externalUserId\":\"wm\",\"notBefore\":\"2026-11-22T00:00:01Z\",\"expiresAt\":\"2026-11-22T00:00:00Z\"};expires-before-its-time",
                "mark-tags;{\"add\":[\"t\"],\"remove\":[]};relation-missing",
                "mark-tags;{\"externalUserId\":\"wm\",\"staffId\":\"s\",\"add\":[],\"remove\":[]};tags-missing",
                "send-service-message;{\"text\":\"a\"};recipient-missing"
            })
    void refusesWhatCannotBeRightWithAReason(String name, String json, String reason) {
        assertThat(read(name, json)).isInstanceOfSatisfying(Command.Malformed.class, malformed -> {
            assertThat(malformed.reason().code()).isEqualTo(reason);
            assertThat(malformed.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @CsvSource({"send-welcome,4000", "send-app-message,2048", "send-service-message,2048"})
    void countsTheTextInBytes(String name, int most) {
        var fits = "林".repeat(most / 3) + "a".repeat(most % 3);

        assertThat(read(name, withText(fits))).isNotInstanceOf(Command.Malformed.class);
        assertThat(read(name, withText(fits + "a")))
                .isInstanceOfSatisfying(
                        Command.Malformed.class,
                        malformed -> assertThat(malformed.reason().code()).isEqualTo("text-too-long"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scrm.wecom.dance.v1|{}",
                "scrm.wecom.send-welcome.v2|{}",
                "scrm.contact.tagged.v1|{}",
                "scrm.wecom.mark-tags.v1|not json",
                "scrm.wecom.mark-tags.v1|[1]",
                "scrm.wecom.send-welcome.v1|{\"expiresAt\":\"tomorrow\"}"
            })
    void cannotReadWhatIsNoCommand(String type, String json) {
        var envelope = GoldenSample.envelope(type, "id", json.getBytes(UTF_8));

        assertThatThrownBy(() -> READER.read(envelope, KEY)).isInstanceOf(UnreadableEventException.class);
        assertThat(READER.readAgain(envelope, KEY))
                .isInstanceOfSatisfying(
                        Command.Malformed.class,
                        malformed -> assertThat(malformed.reason().code()).isEqualTo("unreadable"));
    }

    @Test
    void refusesWhatIsLargerThanAnythingThatCanBeRight() {
        var padded = "{\"more\":\"%s\"}".formatted("x".repeat(81 * 1024));

        assertThat(read("fetch-contact", padded))
                .isInstanceOfSatisfying(
                        Command.Malformed.class,
                        malformed -> assertThat(malformed.reason().code()).isEqualTo("command-too-large"));
    }

    private static String withText(String text) {
        return "{\"welcomeCode\":\"W\",\"staffIds\":[\"lin.wei\"],\"externalUserId\":\"wm\",\"openKfId\":\"wk\",\"text\":\"%s\"}"
                .formatted(text);
    }

    private static CallLane lane(String name, String json) {
        return READER.lane(GoldenSample.envelope("scrm.wecom." + name + ".v1", "id", json.getBytes(UTF_8)));
    }

    private static Command read(String name, String json) {
        return READER.read(GoldenSample.envelope("scrm.wecom." + name + ".v1", "id", json.getBytes(UTF_8)), KEY);
    }

    private static Command sample(String type) {
        return READER.read(GoldenSample.envelope(type), KEY);
    }
}

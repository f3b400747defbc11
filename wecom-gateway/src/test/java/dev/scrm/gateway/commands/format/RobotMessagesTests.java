package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotMessagesTests {
    @Test
    void readsTheSample() {
        var envelope = GoldenSample.envelope("scrm.wecom.send-robot-message.v1");

        var command = (Command.Post) new CommandReader().read(envelope, "key");

        assertThat(command.actor()).isEqualTo(new Actor.RobotOf("shop-alarms"));
        assertThat(command.request().body())
                .isEqualTo(Map.of(
                        "msgtype",
                        "text",
                        "text",
                        Map.of("content", "红色预警：客户投诉过敏", "mentioned_list", List.of("lin.wei"))));
    }

    @Test
    void callsStaffByTheirMobileNumbersAndGivesRecordings() {
        assertThat(body("\"text\":\"a\",\"mentionedMobiles\":[\"13800000000\",\"+8613800000001\"]"))
                .containsEntry(
                        "text",
                        Map.of("content", "a", "mentioned_mobile_list", List.of("13800000000", "+8613800000001")));
        assertThat(body("\"voice\":{\"mediaId\":\"m1\"}"))
                .isEqualTo(
                        Map.of("msgtype", "voice", "voice", Map.of("media_id", Blank.File.of("m1", MediaKind.VOICE))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"text\":\"a\"};robot-missing",
                "{\"robotId\":\"r\"};text-missing",
                "{\"robotId\":\"r\",\"text\":\"a\",\"markdown\":\"b\"};content-ambiguous",
                "{\"robotId\":\"r\",\"markdown\":\"b\",\"mentionAll\":true};mention-impossible",
                "{\"robotId\":\"r\",\"text\":\"a\",\"mentionedStaffIds\":[\"@all\"]};recipient-invalid",
                "{\"robotId\":\"r\",\"text\":\"a\",\"mentionedMobiles\":[\"@all\"]};recipient-invalid",
                "{\"robotId\":\"r\",\"markdown\":\"b\",\"mentionedMobiles\":[\"13800000000\"]};mention-impossible",
                "{\"robotId\":\"r\",\"voice\":{}};media-missing",
                "{\"robotId\":\"r\",\"templateCard\":{\"cardType\":\"vote_interaction\"}};card-type-unknown",
                "{\"robotId\":\"r\",\"templateCard\":{\"cardType\":\"text_notice\",\"actionMenu\":{}}};card-menu-impossible"
            })
    void refusesWhatARobotCannotSay(String json, String reason) {
        assertThat(refused(json)).isEqualTo(reason);
    }

    @Test
    void takesMoreMarkdownThanText() {
        var fits = "林".repeat(4096 / 3) + "a";

        assertThat(read("{\"robotId\":\"r\",\"markdown\":\"%s\"}".formatted(fits)))
                .isInstanceOf(Command.Post.class);
        assertThat(refused("{\"robotId\":\"r\",\"markdownV2\":\"%s\"}".formatted(fits + "a")))
                .isEqualTo("text-too-long");
        assertThat(refused("{\"robotId\":\"r\",\"text\":\"%s\"}".formatted(fits)))
                .isEqualTo("text-too-long");
    }

    private static Map<String, Object> body(String content) {
        var json = "{\"robotId\":\"r\",%s}".formatted(content);
        GoldenSample.assertMatchesSchema("scrm.wecom.send-robot-message.v1", json.getBytes(UTF_8));
        return ((Command.Post) read(json)).request().body();
    }

    private static String refused(String json) {
        return ((Command.Malformed) read(json)).reason().code();
    }

    private static Command read(String json) {
        return new CommandReader()
                .read(GoldenSample.envelope("scrm.wecom.send-robot-message.v1", "c-1", json.getBytes(UTF_8)), "key");
    }
}

package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands of customer service, from their samples into WeCom's words. */
class ServiceCommandTests {
    @Test
    void readsWhoShallAnswer() {
        assertThat(sample("change-service-session"))
                .isEqualTo(Map.of(
                        "open_kfid", "wkEXAMPLEkf01",
                        "external_userid", "wmEXAMPLEcust0001",
                        "service_state", 3,
                        "servicer_userid", "lin.wei"));
    }

    @Test
    void readsAMenuForTheCodeOfAnEvent() {
        assertThat(sample("send-service-event-message"))
                .containsEntry("code", "KFWC-EXAMPLE-1")
                .containsEntry("msgtype", "msgmenu")
                .containsEntry(
                        "msgmenu",
                        Map.of(
                                "head_content",
                                "请问您想了解什么？",
                                "list",
                                List.of(
                                        Map.of("type", "click", "click", Map.of("id", "order", "content", "查订单")),
                                        Map.of(
                                                "type",
                                                "view",
                                                "view",
                                                Map.of("url", "https://example.invalid/faq", "content", "常见问题")),
                                        Map.of("type", "text", "text", Map.of("content", "或直接输入"))),
                                "tail_content",
                                "工作时间 9:00–18:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "change-service-session;{\"externalUserId\":\"wm\",\"state\":\"pool\"};recipient-missing",
                "change-service-session;{\"openKfId\":\"k\",\"externalUserId\":\"wm\",\"state\":\"new\"};session-state-unknown",
                "change-service-session;{\"openKfId\":\"k\",\"externalUserId\":\"wm\",\"state\":\"staff\"};servicer-missing",
                "change-service-session;{\"openKfId\":\"k\",\"externalUserId\":\"wm\",\"state\":\"pool\",\"staffId\":\"a\"};servicer-not-wanted",
                "send-service-event-message;{\"openKfId\":\"k\",\"text\":\"a\"};event-code-missing",
                "send-service-event-message;{\"openKfId\":\"k\",\"eventCode\":\"c\"};text-missing",
                "send-service-event-message;{\"openKfId\":\"k\",\"eventCode\":\"c\",\"text\":\"a\",\"menu\":{}};text-and-menu",
                "send-service-event-message;{\"openKfId\":\"k\",\"eventCode\":\"c\",\"menu\":{}};menu-out-of-range",
                "send-service-event-message;{\"openKfId\":\"k\",\"eventCode\":\"c\",\"menu\":{\"lines\":[{\"kind\":\"link\",\"text\":\"a\"}]}};url-missing",
                "send-service-event-message;{\"openKfId\":\"k\",\"eventCode\":\"c\",\"menu\":{\"lines\":[{\"kind\":\"button\",\"text\":\"a\"}]}};menu-line-unknown"
            })
    void refusesWhatCannotBeRightWithAReason(String name, String json, String reason) {
        assertThat(read(name, json.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Command.Malformed.class,
                        malformed -> assertThat(malformed.reason().code()).isEqualTo(reason));
    }

    private static Map<String, Object> sample(String name) {
        var command = (Command.Post) read(name, GoldenSample.data("scrm.wecom." + name + ".v1"));
        assertThat(command.actor()).isEqualTo(new Actor.ServiceAccountApp("wkEXAMPLEkf01"));
        return command.request().body();
    }

    private static Command read(String name, byte[] json) {
        return new CommandReader().read(GoldenSample.envelope("scrm.wecom." + name + ".v1", "id", json), "ww1:contact");
    }
}

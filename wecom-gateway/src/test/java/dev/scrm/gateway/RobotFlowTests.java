package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What robots say to groups of staff. */
@ExtendWith(OutputCaptureExtension.class)
class RobotFlowTests extends AdministeredGateway {
    private final String key = "key-" + id;

    @BeforeEach
    void putARobotIntoAGroup() {
        Http.postJson(Simulator.url() + "/sim/v1/robots", "{\"key\":\"%s\"}".formatted(key));
        assertThat(put("/robots/" + id, "{\"name\":\"门店告警\",\"key\":\"%s\"}".formatted(key))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\":\"红色预警 %s\",\"mentionedStaffIds\":[\"lin.wei\"],\"mentionAll\":true",
                "\"markdown\":\"**红色预警** %s <@lin.wei>\"",
                "\"markdownV2\":\"| 红色预警 | %s |\"",
                "\"news\":{\"articles\":[{\"title\":\"周报 %s\",\"url\":\"https://crm.example.com/w\"}]}",
                "\"templateCard\":{\"cardType\":\"text_notice\",\"mainTitle\":{\"title\":\"工单 %s\"},"
                        + "\"cardAction\":{\"url\":\"https://crm.example.com/t/1\"}}"
            })
    void saysEverythingThatARobotCan(String content) {
        say(id, content.formatted(id));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(said()).hasSize(1);
    }

    @Test
    void callsWhomTheCommandMentions() {
        say(
                id,
                "\"text\":\"请处理\",\"mentionedStaffIds\":[\"lin.wei\"],\"mentionAll\":true,\"mentionedMobiles\":[\"13800000000\"]");
        status(id);

        assertThat(said().getFirst().path("content").asString())
                .contains("[\"lin.wei\",\"@all\"]", "[\"13800000000\"]");
    }

    @Test
    void saysNothingTwiceWhenTheAnswerWasLost() {
        Simulator.fault("webhook/send", "\"drop\":true,\"afterEffect\":true,\"count\":1");

        say(id, "\"text\":\"红色预警\"");

        assertThat(status(id)).isEqualTo("failed");
        assertThat(reason(id)).isEqualTo("effect-unknown");
        assertThat(said()).hasSize(1);
    }

    @Test
    void saysItThoughTheProcessDiedThatHadTakenItOn() {
        takenOn(database, id, "send-robot-message");

        say(id, "\"text\":\"红色预警\"");

        assertThat(status(id)).isEqualTo("sent");
        assertThat(said()).hasSize(1);
    }

    @Test
    void saysNothingTwiceWhenTheProcessDiedThatCalled() {
        interrupted(id, "send-robot-message");

        say(id, "\"text\":\"红色预警\"");

        assertThat(reason(id)).isEqualTo("effect-unknown");
        assertThat(said()).isEmpty();
    }

    @Test
    void saysOnceWhatComesTwice() {
        say(id, "\"text\":\"红色预警\"");
        say(id, "\"text\":\"红色预警\"");
        say(id + "x", "\"text\":\"红色预警\"");

        assertThat(status(id)).isEqualTo("sent");
        assertThat(status(id + "x")).isEqualTo("sent");
        assertThat(said()).hasSize(2);
    }

    @Test
    void saysItLaterWhenNoCallWasMade() {
        Simulator.fault("webhook/send", "\"errcode\":45033,\"count\":1");

        say(id, "\"text\":\"红色预警\"");

        assertThat(status(id)).isEqualTo("sent");
        assertThat(said()).hasSize(1);
    }

    @Test
    void tellsWhenTheRobotIsGone() {
        Http.delete(Simulator.url() + "/sim/v1/robots/" + key);

        say(id, "\"text\":\"红色预警\"");
        send(id + "x", "send-robot-message", "{\"robotId\":\"nobody\",\"text\":\"红色预警\"}");

        assertThat(reason(id)).isEqualTo("robot-removed");
        assertThat(reason(id + "x")).isEqualTo("robot-unknown");
    }

    @Test
    void keepsTheKeyToItself(CapturedOutput output) {
        Simulator.fault("webhook/send", "\"httpStatus\":500,\"count\":1");
        say(id, "\"text\":\"红色预警\"");

        assertThat(finished().toString()).doesNotContain(key);
        assertThat(get("/robots").body()).contains(id).doesNotContain(key);
        assertThat(get("/robots/" + id).body()).doesNotContain(key);
        assertThat(get("/trail").body()).contains("robot-added").doesNotContain(key);
        for (var collection : List.of("corps", "corp-trail", "commands", "budgets")) {
            assertThat(database.getCollection(collection)
                            .find()
                            .into(new java.util.ArrayList<>())
                            .toString())
                    .doesNotContain(key);
        }
        assertThat(output.getAll()).doesNotContain(key);
    }

    @Test
    void keepsTheKeyOfARobotThatGetsAnotherName() {
        assertThat(put("/robots/" + id, "{\"name\":\"客服告警\"}")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("客服告警");

        say(id, "\"text\":\"红色预警\"");

        assertThat(status(id)).isEqualTo("sent");
        assertThat(put("/robots/another", "{\"name\":\"没有钥匙\"}").code()).isEqualTo("credential-missing");
        assertThat(put("/robots/another", "{\"key\":\"not a key\"}").code()).isEqualTo("corp-invalid");
    }

    private void say(String commandId, String content) {
        send(commandId, "send-robot-message", "{\"robotId\":\"%s\",%s}".formatted(id, content));
    }

    private List<JsonNode> said() {
        return Http.get(Simulator.url() + "/sim/v1/robots/messages", null)
                .json()
                .path("items")
                .valueStream()
                .filter(message -> message.path("key").asString().equals(key))
                .toList();
    }
}

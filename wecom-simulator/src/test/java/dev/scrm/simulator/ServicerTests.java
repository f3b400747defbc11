package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What apps are told of those who serve in customer service, and of messages that were taken back. */
class ServicerTests extends PlatformTests {

    @Test
    void tellsWhoTookAMessageBack() {
        var id = platform.scan("客").text("externalUserId");
        var asked = write(id, "");
        var answered = write(id, ",\"userId\":\"lin.wei\"");

        platform.control("messages/" + asked + "/recall", "");
        platform.control("messages/" + answered + "/recall", "");

        var byCustomer = events("user_recall_msg", id).getFirst();
        assertThat(byCustomer.path("recall_msgid").asString()).isEqualTo(asked);
        assertThat(byCustomer.has("servicer_userid")).isFalse();
        var byMember = events("servicer_recall_msg", id).getFirst();
        assertThat(byMember.path("recall_msgid").asString()).isEqualTo(answered);
        assertThat(byMember.path("servicer_userid").asString()).isEqualTo("lin.wei");
    }

    @Test
    void takesBackOnlyWhatSomebodyWrote() {
        assertThat(platform.control("messages/ghost/recall", "").text("code")).isEqualTo("message-id-unknown");
    }

    @Test
    void tellsWhoseMessagesAMemberDoesNotWant() {
        var id = platform.scan("客").text("externalUserId");

        platform.control("service-sessions/rejections", about(id, ",\"userId\":\"lin.wei\""));
        platform.control("service-sessions/rejections", about(id, ",\"userId\":\"lin.wei\",\"rejected\":false"));

        assertThat(events("reject_customer_msg_switch_change", id))
                .extracting(event -> event.path("reject_switch").asInt())
                .containsExactly(1, 0);
    }

    @Test
    void givesNoConversationToAMemberWhoRests() {
        var id = platform.scan("客").text("externalUserId");
        write(id, "");

        platform.put("servicers/zhao.min", "{\"status\":\"suspended\"}");

        assertThat(give(id)).isEqualTo(95019);
        assertThat(serving().path("status").asInt()).isEqualTo(1);
        assertThat(serving().path("stop_type").asInt()).isEqualTo(1);
        platform.put("servicers/zhao.min", "{\"status\":\"serving\"}");
        assertThat(give(id)).isZero();
        assertThat(serving().path("status").asInt()).isZero();
        assertThat(events("servicer_status_change", "zhao.min"))
                .extracting(event -> event.path("status").asInt())
                .containsExactly(2, 1);
    }

    @Test
    void knowsWhoServesAndHow() {
        assertThat(platform.put("servicers/lin.wei", "{\"status\":\"asleep\"}").text("code"))
                .isEqualTo("status-invalid");
        platform.control("members", "{\"userId\":\"new.wu\"}");
        assertThat(platform.put("servicers/new.wu", "{\"status\":\"stopped\"}").text("code"))
                .isEqualTo("user-id-unknown");
    }

    private String write(String id, String more) {
        return platform.control("messages", about(id, ",\"text\":\"在\"" + more)).text("messageId");
    }

    private static String about(String id, String more) {
        return "{\"externalUserId\":\"%s\"%s}".formatted(id, more);
    }

    private int give(String id) {
        return platform.call("kf/service_state/trans", """
                        {"open_kfid":"wkDEMOkf0001","external_userid":"%s","service_state":3,"servicer_userid":"zhao.min"}""".formatted(id)).errcode();
    }

    private JsonNode serving() {
        return platform.read("kf/servicer/list", "open_kfid=wkDEMOkf0001")
                .body()
                .path("servicer_list")
                .valueStream()
                .filter(servicer -> servicer.path("userid").asString("").equals("zhao.min"))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> events(String type, String about) {
        platform.advance(Duration.ofMinutes(2));
        return platform.call("kf/sync_msg", "{\"open_kfid\":\"wkDEMOkf0001\"}")
                .body()
                .path("msg_list")
                .valueStream()
                .map(message -> message.path("event"))
                .filter(event -> event.path("event_type").asString("").equals(type))
                .filter(event -> event.toString().contains(about))
                .toList();
    }
}

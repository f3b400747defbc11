package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Topics;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mass messages from Kafka to the simulated WeCom, and back what became of each recipient. */
@TestPropertySource(
        properties = {
            "gateway.mass-messages.first-pause=1s",
            "gateway.mass-messages.longest-pause=2s",
            "gateway.mass-messages.settling=0s"
        })
class MassMessageFlowTests extends CommandFlow {
    private final String customer = Simulator.customer().externalUserId();
    private final String text = "新营业时间 " + id;

    @Test
    void sendsOnceThoughTheAnswerIsLostAndTellsOfEachRecipientWhenTheStaffMemberHasConfirmed() {
        Simulator.fault("externalcontact/add_msg_template", AFTER_EFFECT);

        carryOut("send-mass-message", toCustomer());

        var messageId = result(id).path("messageId").asString();
        assertThat(Simulator.effects("externalcontact/add_msg_template", text)).isEqualTo(1);
        assertThat(told(id, "mass-message-result")).isEmpty();
        Simulator.confirm(messageId, "lin.wei");

        var result = await().atMost(PATIENCE)
                .until(() -> told(id, "mass-message-result"), found -> !found.isEmpty())
                .getFirst();
        assertThat(result.path("staffId").asString()).isEqualTo("lin.wei");
        assertThat(result.path("recipients").path(0).path("externalUserId").asString())
                .isEqualTo(customer);
        assertThat(result.path("recipients").path(0).path("result").asString()).isEqualTo("delivered");
        var finished = await().atMost(PATIENCE)
                .until(() -> told(id, "mass-message-finished"), found -> !found.isEmpty())
                .getFirst();
        assertThat(finished.path("delivered").asInt()).isEqualTo(1);
        assertThat(told(id, "mass-message-result")).hasSize(1);
    }

    @Test
    void tellsWhomTheMessageCannotReachAndWhatIsLeftUnsentWhenItIsCancelled() {
        carryOut("send-mass-message", toCustomer().replace("\"]", "\",\"wmGONE\"]"));
        assertThat(result(id).path("unreachableIds").path(0).asString()).isEqualTo("wmGONE");
        var message =
                "{\"messageId\":\"%s\"}".formatted(result(id).path("messageId").asString());

        var reminder = carryOut("remind-mass-message", message);
        assertThat(finished(reminder).path("status").asString()).isEqualTo("sent");
        Simulator.fault("externalcontact/cancel_groupmsg_send", AFTER_EFFECT);
        var cancellation = carryOut("cancel-mass-message", message);
        assertThat(finished(cancellation).path("status").asString()).isEqualTo("sent");

        var finished = await().atMost(PATIENCE)
                .until(() -> told(id, "mass-message-finished"), found -> !found.isEmpty())
                .getFirst();
        assertThat(finished.path("staffUndecided").asInt()).isEqualTo(1);
        assertThat(finished.path("unsent").asInt()).isEqualTo(1);
    }

    @Test
    void sendsTwoMessagesForTwoCommandsWithTheSameTextToDifferentCustomers() {
        var other = UUID.randomUUID().toString();
        var another = Simulator.customer().externalUserId();
        Simulator.fault("externalcontact/add_msg_template", AFTER_EFFECT);

        carryOut("send-mass-message", toCustomer());
        send("send-mass-message", toCustomer().replace(customer, another), other);

        assertThat(result(id).path("messageId").asString())
                .isNotEqualTo(result(other).path("messageId").asString());
        assertThat(Simulator.effects("externalcontact/add_msg_template", text)).isEqualTo(2);
    }

    private String toCustomer() {
        return "{\"to\":\"contacts\",\"staffId\":\"lin.wei\",\"externalUserIds\":[\"%s\"],\"text\":\"%s\"}"
                .formatted(customer, text);
    }

    private static List<JsonNode> told(String commandId, String type) {
        return events(Topics.WECOM_OUTCOMES, "\"" + commandId + "\"").stream()
                .filter(event -> event.type().toString().equals("scrm.wecom." + type + ".v1"))
                .map(event -> JsonMapper.shared().readTree(event.data()))
                .toList();
    }
}

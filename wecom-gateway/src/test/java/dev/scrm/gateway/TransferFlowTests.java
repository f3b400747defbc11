package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Contacts that change hands, from Kafka to the simulated WeCom, and back what became of each. */
@TestPropertySource(properties = "gateway.transfers.pause=1s")
class TransferFlowTests extends CommandFlow {
    private final String customer = Simulator.customer().externalUserId();

    @Test
    void transfersAContactOnceThoughTheAnswerIsLostAndTellsThatTheContactRefused() {
        Simulator.fault("externalcontact/transfer_customer", AFTER_EFFECT);

        carryOut(
                "transfer-contacts",
                "{\"from\":\"in-service\",\"handoverId\":\"lin.wei\",\"takeoverId\":\"chen.bo\",\"externalUserIds\":[\"%s\",\"wmGONE\"]}"
                        .formatted(customer));

        var contacts = result(id).path("contacts");
        assertThat(contacts).hasSize(2);
        assertThat(contacts.path(1).path("errorCode").asInt()).isEqualTo(40096);
        assertThat(Simulator.effects("externalcontact/transfer_customer", customer))
                .isEqualTo(1);
        Simulator.refuseTransfer(customer);

        var told = await().atMost(PATIENCE)
                .until(
                        () -> events(Topics.WECOM_OUTCOMES, customer).stream()
                                .filter(event ->
                                        event.type().toString().equals("scrm.wecom.contact-transfer-result.v1"))
                                .map(event -> JsonMapper.shared().readTree(event.data()))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(told.getFirst().path("result").asString()).isEqualTo("refused");
        assertThat(told.getFirst().path("commandId").asString()).isEqualTo(id);
    }
}

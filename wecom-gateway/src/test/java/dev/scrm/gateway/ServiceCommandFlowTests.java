package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Commands about customer-service sessions, from Kafka to the simulated WeCom, and their outcomes back. */
class ServiceCommandFlowTests extends CommandFlow {
    private final String customer = Simulator.customer().externalUserId();

    @Test
    void handsASessionToStaffOnceAndGivesTheCodeForSayingSo() {
        Simulator.write(customer, "在吗");

        carryOut("change-service-session", session("\"state\":\"staff\",\"staffId\":\"lin.wei\""));

        var code = result(id).path("eventCode").asString();
        var message = "{\"openKfId\":\"wkDEMOkf0001\",\"eventCode\":\"%s\",\"text\":\"已转人工\"}".formatted(code);
        Simulator.fault("kf/send_msg_on_event", AFTER_EFFECT);
        var said = carryOut("send-service-event-message", message);
        assertThat(finished(said).path("status").asString()).isEqualTo("sent");
        assertThat(Simulator.effects("kf/send_msg_on_event", customer)).isEqualTo(1);
        var again = carryOut("send-service-event-message", message);
        assertThat(finished(again).path("status").asString()).isEqualTo("failed");
    }

    @Test
    void endsASessionOnceThoughTheAnswerIsLost() {
        Simulator.write(customer, "在吗");
        Simulator.fault("kf/service_state/trans", AFTER_EFFECT);

        carryOut("change-service-session", session("\"state\":\"ended\""));

        assertThat(finished(id).path("status").asString()).isEqualTo("sent");
        assertThat(Simulator.effects("kf/service_state/trans", customer)).isEqualTo(1);
        var back = carryOut("change-service-session", session("\"state\":\"pool\""));
        assertThat(finished(back).path("reason").asString()).isEqualTo("session-state-refused");
    }

    @Test
    void sendsAMenu() {
        Simulator.write(customer, "在吗");

        carryOut(
                "send-service-message",
                session("\"menu\":{\"head\":\"请选择\",\"lines\":[{\"kind\":\"reply\",\"id\":\"1\",\"text\":\"查订单\"}]}"));

        assertThat(finished(id).path("status").asString()).isEqualTo("sent");
        assertThat(Simulator.effects("kf/send_msg", "查订单")).isPositive();
    }

    private String session(String more) {
        return "{\"openKfId\":\"wkDEMOkf0001\",\"externalUserId\":\"%s\",%s}".formatted(customer, more);
    }
}

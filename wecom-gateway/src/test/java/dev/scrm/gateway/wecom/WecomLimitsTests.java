package dev.scrm.gateway.wecom;

import static dev.scrm.gateway.wecom.WecomFixtures.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.Allowance;
import dev.scrm.gateway.budget.Charge;
import dev.scrm.gateway.budget.Window;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Robot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WecomLimitsTests {
    private final WecomLimits limits = new WecomLimits(LimitSettings.ofWecom());

    @Test
    void givesEachRobotTwentyMessagesAMinuteOfItsOwn() {
        var alarms = limits.ofApi(APP, saidBy("alarms"));
        var sales = limits.ofApi(APP, saidBy("sales"));

        assertThat(alarms.allowance()).isEqualTo(Allowance.of(Window.ofMinute(20)));
        assertThat(alarms.budget()).isNotEqualTo(sales.budget()).doesNotContain("key");
    }

    @Test
    void knowsByItsNameWhatABudgetAllows() {
        for (var request : List.of(
                saidBy("alarms"),
                WecomRequest.post("message/send", new byte[0]),
                WecomRequest.get("ticket/get", Map.of()),
                WecomRequest.get("get_jsapi_ticket", Map.of()),
                WecomRequest.post("externalcontact/mark_tag", new byte[0]))) {
            var charge = limits.ofApi(APP, request);
            var path = charge.budget().substring(charge.budget().indexOf('/') + 1);

            assertThat(limits.allowance(path)).isEqualTo(charge.allowance());
            assertThat(charge.budget().startsWith(APP.corpId() + "/")
                            || WecomLimits.ofApps(APP.corpId(), APP.agentId()).contains(charge.budget()))
                    .as(charge.budget())
                    .isTrue();
        }
        assertThat(limits.allowance("externalcontact/mark_tag").concurrent()).isEqualTo(5);
        assertThat(limits.allowance("kf/sync_msg").concurrent()).isEqualTo(5);
    }

    @Test
    void closesMessagesAndAgentTicketsForOneAppAndEverythingElseForItsCorp() {
        var other = new App(APP.corpId(), "1999999", "s", "t", "k", Set.of(), false);

        for (var api : List.of("message/send", "ticket/get")) {
            assertThat(budget(APP, api)).isNotEqualTo(budget(other, api));
        }
        assertThat(budget(APP, "externalcontact/mark_tag")).isEqualTo(budget(other, "externalcontact/mark_tag"));
    }

    @Test
    void countsTicketsForTheAppAndForTheCorp() {
        for (var api : List.of("ticket/get", "get_jsapi_ticket")) {
            var request = WecomRequest.get(api, Map.of());
            var charges = new ArrayList<>(limits.besidesApi(APP, request));
            charges.add(limits.ofApi(APP, request));

            assertThat(charges)
                    .filteredOn(charge -> charge.budget().startsWith(APP.key()))
                    .extracting(Charge::allowance)
                    .containsExactly(Allowance.of(Window.ofHour(100)));
            assertThat(charges)
                    .filteredOn(charge -> charge.budget().startsWith(APP.corpId() + "/"))
                    .extracting(Charge::allowance)
                    .containsExactly(Allowance.of(Window.ofHour(400)));
        }
    }

    private String budget(App app, String api) {
        return limits.ofApi(app, WecomRequest.post(api, new byte[0])).budget();
    }

    private static WecomRequest saidBy(String robotId) {
        return WecomRequest.post("webhook/send", new byte[0]).by(new Robot(APP.corpId(), robotId, "key-" + robotId));
    }
}

package dev.scrm.gateway.wecom;

import static dev.scrm.gateway.wecom.WecomFixtures.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.Allowance;
import dev.scrm.gateway.budget.Window;
import dev.scrm.gateway.corps.Robot;
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

    private static WecomRequest saidBy(String robotId) {
        return WecomRequest.post("webhook/send", new byte[0]).by(new Robot(APP.corpId(), robotId, "key-" + robotId));
    }
}

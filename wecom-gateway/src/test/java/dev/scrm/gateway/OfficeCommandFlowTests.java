package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Schedules, approvals and group chats that change hands, from Kafka to the simulated WeCom and back. */
class OfficeCommandFlowTests extends CommandFlow {
    @Test
    void makesAScheduleButNotAgainWhenItsEffectIsUnknown() {
        var schedule =
                "{\"startsAt\":\"2026-11-22T02:00:00Z\",\"endsAt\":\"2026-11-22T03:00:00Z\",\"summary\":\"%s\",\"attendeeIds\":[\"lin.wei\"],\"remindMinutesBefore\":[15],\"repeat\":{\"every\":\"week\",\"daysOfWeek\":[7]}}"
                        .formatted(state);
        carryOut("create-schedule", schedule);
        assertThat(result(id).path("scheduleId").asString()).isNotEmpty();

        Simulator.fault("oa/schedule/add", AFTER_EFFECT);
        var lost = carryOut("create-schedule", schedule);

        assertThat(finished(lost).path("reason").asString()).isEqualTo("effect-unknown");
        assertThat(Simulator.effects("oa/schedule/add", state)).isEqualTo(2);
    }

    @Test
    void appliesForAnApprovalButNotAgainWhenItsEffectIsUnknown() {
        var application =
                "{\"staffId\":\"lin.wei\",\"templateId\":\"TPL\",\"contents\":[{\"control\":\"Text\",\"id\":\"Text-1\",\"value\":{\"text\":\"%s\"}}],\"summary\":[\"退款\"],\"process\":[{\"role\":\"approvers\",\"staffIds\":[\"chen.bo\"]}]}"
                        .formatted(state);
        carryOut("apply-approval", application);
        assertThat(result(id).path("approvalId").asString()).isNotEmpty();

        Simulator.fault("oa/applyevent", AFTER_EFFECT);
        var lost = carryOut("apply-approval", application);

        assertThat(finished(lost).path("reason").asString()).isEqualTo("effect-unknown");
        assertThat(Simulator.calls("oa/applyevent", state)).hasSize(2);
    }

    @Test
    void givesGroupChatsAnotherOwnerAndTellsWhichWereRefused() {
        var chatId = Simulator.groupChat("lin.wei");
        Simulator.fault("externalcontact/groupchat/onjob_transfer", AFTER_EFFECT);

        carryOut(
                "transfer-group-chats",
                "{\"from\":\"in-service\",\"chatIds\":[\"%s\",\"wrGONE\"],\"newOwnerId\":\"chen.bo\"}"
                        .formatted(chatId));

        var refused = result(id).path("refused");
        assertThat(refused).hasSize(1);
        assertThat(refused.path(0).path("chatId").asString()).isEqualTo("wrGONE");
        assertThat(refused.path(0).path("errorCode").asInt()).isEqualTo(90501);
        assertThat(refused.path(0).has("errmsg")).isFalse();
    }

    @Test
    void givesTheChatsOfSomebodyWhoLeftAnotherOwnerThoughTheAnswerIsLost() {
        var left = "left." + state;
        Simulator.hire(left);
        var chatId = Simulator.groupChat(left);
        Simulator.dismissMember(left);
        Simulator.fault("externalcontact/groupchat/transfer", AFTER_EFFECT);

        carryOut(
                "transfer-group-chats",
                "{\"from\":\"resigned\",\"chatIds\":[\"%s\"],\"newOwnerId\":\"chen.bo\"}".formatted(chatId));

        assertThat(result(id).has("refused")).isFalse();
        assertThat(changes(id)).containsExactly("group-chat-changed");
        assertThat(Simulator.effects("externalcontact/groupchat/transfer", chatId))
                .isEqualTo(1);
    }
}

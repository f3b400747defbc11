package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aCarryOut;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandedOverTests {
    private static final String TRANSFER = "externalcontact/groupchat/transfer";
    private static final String GET = "externalcontact/groupchat/get";
    private static final Tried DOUBTFUL = Tried.interruptedAt(NOON.minusSeconds(60));

    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final CarryOut carryOut = aCarryOut(wecom, clock);

    @BeforeEach
    void wecomRefusesTheChat() {
        wecom.gives(
                TRANSFER,
                Map.of("failed_chat_list", List.of(Map.of("chat_id", "wr1", "errcode", 90500, "errmsg", "no"))));
    }

    @Test
    void isDoneWhereTheNewOwnerHasTheChatOfACallInDoubt() {
        isOwnedBy("Chen.Bo");

        assertThat(outcome(DOUBTFUL)).isEqualTo(Outcome.sent(Map.of(), 1, NOON));
    }

    @Test
    void isRefusedWhereSomebodyElseHasTheChat() {
        isOwnedBy("lin.wei");

        assertThat(outcome(DOUBTFUL).result())
                .containsEntry("refused", List.of(Map.of("chatId", "wr1", "errorCode", 90500)));
    }

    @Test
    void isRefusedWithoutAQuestionWhenNothingIsInDoubt() {
        isOwnedBy("chen.bo");

        assertThat(outcome(Tried.NOTHING).result()).containsKey("refused");
        assertThat(wecom.calls()).containsExactly(TRANSFER);
    }

    @Test
    void isRefusedWhereWecomKnowsNoSuchChat() {
        wecom.answers(GET, 40050);

        assertThat(outcome(DOUBTFUL).result()).containsKey("refused");
    }

    @Test
    void waitsWhileWecomDoesNotSay() {
        wecom.isSilent(GET, Cause.TIMED_OUT);

        assertThat(attempt(DOUBTFUL))
                .isInstanceOfSatisfying(
                        Attempt.Postponed.class,
                        postponed ->
                                assertThat(postponed.tried()).isEqualTo(new Tried(DOUBTFUL.doubtfulSince(), 1, 0)));
    }

    private void isOwnedBy(String owner) {
        wecom.gives(GET, Map.of("group_chat", Map.of("chat_id", "wr1", "owner", owner)));
    }

    private Outcome outcome(Tried tried) {
        return ((Attempt.Done) attempt(tried)).outcome();
    }

    private Attempt attempt(Tried tried) {
        var transfer = new Command.Post(
                head("transfer-group-chats", "1", null),
                CommandKind.TRANSFER_GROUP_CHATS,
                new Actor.CustomerApp(),
                ApiRequest.of(TRANSFER, Map.of("chat_id_list", List.of("wr1"), "new_owner", "chen.bo")));
        return carryOut.carryOut(
                new WaitingCommand(transfer, NOON, tried), Duration.ofSeconds(2), NOON.plusSeconds(20));
    }
}

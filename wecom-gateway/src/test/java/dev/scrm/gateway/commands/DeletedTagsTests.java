package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aCarryOut;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeletedTagsTests {
    private static final String LIST = "externalcontact/get_corp_tag_list";
    private static final String DELETE = "externalcontact/del_corp_tag";
    private static final Tried DOUBTFUL = Tried.interruptedAt(NOON.minusSeconds(60));

    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final CarryOut carryOut = aCarryOut(wecom, clock);

    @Test
    void areDeletedWhenNoneIsThereAnyMore() {
        isThere("etGROUP", "etOther");
        wecom.answers(DELETE, 40068);

        assertThat(outcome(deletion(List.of("etGold", "etSilver"), List.of("etGone")), DOUBTFUL)
                        .status())
                .isEqualTo(Outcome.Status.SENT);
        assertThat(wecom.calls()).containsExactly(LIST);
    }

    @Test
    void areNotDeletedWhenOneOfThemIsThereAndAnotherNeverWas() {
        isThere("etGROUP", "etGold");
        wecom.answers(DELETE, 40068);

        assertThat(outcome(deletion(List.of("etGold", "etBOGUS"), List.of()), DOUBTFUL))
                .extracting(Outcome::status, Outcome::reason)
                .containsExactly(Outcome.Status.FAILED, "tag-unknown");
        assertThat(wecom.calls()).containsExactly(LIST, DELETE);
    }

    @Test
    void areDeletedAgainWhereAGroupIsStillThere() {
        isThere("etGROUP", "etGold");

        assertThat(outcome(deletion(List.of(), List.of("etGROUP")), DOUBTFUL).status())
                .isEqualTo(Outcome.Status.SENT);
        assertThat(wecom.calls()).containsExactly(LIST, DELETE);
    }

    @Test
    void areDeletedWithoutAQuestionWhenNothingIsInDoubt() {
        assertThat(outcome(deletion(List.of("etGold"), List.of()), Tried.NOTHING)
                        .status())
                .isEqualTo(Outcome.Status.SENT);
        assertThat(wecom.calls()).containsExactly(DELETE);
    }

    private void isThere(String groupId, String tagId) {
        wecom.gives(
                LIST, Map.of("tag_group", List.of(Map.of("group_id", groupId, "tag", List.of(Map.of("id", tagId))))));
    }

    private static Command deletion(List<String> tagIds, List<String> groupIds) {
        return new Command.Post(
                head("delete-tags", "1", null),
                CommandKind.DELETE_TAGS,
                new Actor.CustomerApp(),
                ApiRequest.of(DELETE, Map.of("tag_id", tagIds, "group_id", groupIds)));
    }

    private Outcome outcome(Command command, Tried tried) {
        var waiting = new WaitingCommand(command, NOON, tried);
        return ((Attempt.Done) carryOut.carryOut(waiting, Duration.ofSeconds(2), NOON.plusSeconds(20))).outcome();
    }
}

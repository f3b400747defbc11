package dev.scrm.gateway.massmessages;

import static dev.scrm.gateway.massmessages.MassMessageFixtures.CORP;
import static dev.scrm.gateway.massmessages.MassMessageFixtures.NOON;
import static dev.scrm.gateway.massmessages.MassMessageFixtures.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What following needs of its store. */
public abstract class FollowedMessagesContract {
    private static final Instant UNTIL = NOON.plusSeconds(600_000);

    protected abstract FollowedMessages messages();

    @Test
    void takesWhatIsDueOnceAndAgainWhenNobodyPutsItBack() {
        begin("1");

        assertThat(messages().takeDue(NOON.plusSeconds(9), NOON.plusSeconds(300), 10))
                .isEmpty();
        assertThat(messages().takeDue(NOON.plusSeconds(10), NOON.plusSeconds(300), 10))
                .singleElement()
                .satisfies(taken -> assertThat(taken.followed().message()).isEqualTo(aMessage("1")));
        assertThat(messages().takeDue(NOON.plusSeconds(10), NOON.plusSeconds(300), 10))
                .isEmpty();
        assertThat(messages().takeDue(NOON.plusSeconds(300), NOON.plusSeconds(600), 10))
                .hasSize(1);
    }

    @Test
    void remembersWhatWasToldOnceForEachStaffMember() {
        begin("1");
        var taken = take(10);

        messages().told(taken, "lin.wei", new Counts(3, 2, 1, 0));
        messages().told(taken, "lin.wei", new Counts(3, 2, 1, 0));
        messages().told(taken, "chen.bo", new Counts(1, 0, 0, 1));
        messages().putBack(taken, 4, NOON.plusSeconds(20));

        var again = take(20).followed();
        assertThat(again.told()).containsExactlyInAnyOrder("lin.wei", "chen.bo");
        assertThat(again.counts()).isEqualTo(new Counts(4, 2, 1, 1));
        assertThat(again.rounds()).isEqualTo(4);
    }

    @Test
    void leavesWhatAnotherHasTakenSinceAlone() {
        begin("1");
        var first = take(10);
        var second = take(300);

        messages().told(first, "lin.wei", new Counts(1, 0, 0, 0));
        messages().finish(first, NOON);
        messages().putBack(second, 1, NOON.plusSeconds(400));

        assertThat(take(400).followed().told()).isEmpty();
    }

    @Test
    void doesNotBeginAnewWhatIsOrWasFollowed() {
        begin("1");
        var taken = take(10);
        messages().finish(taken, NOON.plusSeconds(11));
        begin("1");
        assertThat(messages().takeDue(NOON.plusSeconds(1_000), NOON.plusSeconds(2_000), 10))
                .isEmpty();

        messages().forgetBefore(NOON.plusSeconds(11));
        begin("1");
        assertThat(messages().takeDue(NOON.plusSeconds(1_000), NOON.plusSeconds(2_000), 10))
                .isEmpty();
        messages().forgetBefore(NOON.plusSeconds(12));
        begin("1");
        assertThat(take(1_000).followed().message().messageId()).isEqualTo("1");
    }

    @Test
    void endsAtOnceAlsoWhileItIsTaken() {
        begin("1");
        var taken = take(10);

        messages().endNow(CORP, "1", NOON.plusSeconds(11));
        messages().putBack(taken, 1, NOON.plusSeconds(5_000));

        var ended = take(11).followed();
        assertThat(ended.isOver(NOON.plusSeconds(11))).isTrue();
    }

    private void begin(String id) {
        messages().begin(List.of(aMessage(id)), NOON.plusSeconds(10), UNTIL);
    }

    private FollowedMessages.Taken take(int seconds) {
        return messages()
                .takeDue(NOON.plusSeconds(seconds), NOON.plusSeconds(seconds + 290L), 10)
                .getFirst();
    }
}

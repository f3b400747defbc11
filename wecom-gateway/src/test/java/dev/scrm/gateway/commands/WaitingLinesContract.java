package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aTagging;
import static dev.scrm.gateway.commands.CommandFixtures.anAppMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.WaitingLine.Pause;
import dev.scrm.gateway.commands.WaitingLines.Addition;
import dev.scrm.gateway.commands.WaitingLines.Settlement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of waiting lines does. */
public abstract class WaitingLinesContract {
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final int MANY_BYTES = 1_000_000;
    private static final Tried TRIED = new Tried(NOON.minusSeconds(9), 3, 45009);

    protected abstract WaitingLines lines();

    @Test
    void keepsTheCommandsOfALineInTheirOrderWithWhatWasTried() {
        append(NOON, waiting(aTagging("1"), TRIED), waiting(aTagging("2"), Tried.NOTHING));
        append(LATER, waiting(aTagging("3"), Tried.NOTHING));

        var line = take(CallLane.BULK, NOON).getFirst();

        assertThat(line.commands()).extracting(one -> one.command().head().id()).containsExactly("1", "2", "3");
        assertThat(line.commands())
                .extracting(WaitingCommand::tried)
                .containsExactly(TRIED, Tried.NOTHING, Tried.NOTHING);
        assertThat(line.commands()).extracting(WaitingCommand::since).containsOnly(NOON);
        assertThat(line.failures()).isEqualTo(1);
    }

    @Test
    void knowsWhichWaitInEachLine() {
        append(NOON, waiting(aTagging("1"), Tried.NOTHING), waiting(aTagging("2"), Tried.NOTHING));
        var message = WaitingLine.id(anAppMessage("3"));
        var tags = WaitingLine.id(aTagging("1"));

        assertThat(lines().waitingIn(List.of(tags, message)))
                .containsOnlyKeys(tags)
                .containsEntry(tags, Set.of("1", "2"));
    }

    @Test
    void handsOutALineWhenItIsDueOnceAndOnlyToItsLane() {
        append(LATER, waiting(aTagging("1"), Tried.NOTHING));
        append(NOON, waiting(anAppMessage("2"), Tried.NOTHING));

        assertThat(take(CallLane.BULK, NOON)).isEmpty();
        assertThat(take(CallLane.URGENT, LATER)).isEmpty();
        assertThat(take(CallLane.INTERACTIVE, NOON)).hasSize(1);
        assertThat(take(CallLane.INTERACTIVE, NOON.plusSeconds(1))).isEmpty();
        assertThat(take(CallLane.BULK, LATER)).hasSize(1);
    }

    @Test
    void handsALineToOneOfManyReplicasThatAskAtOnce() throws Exception {
        append(NOON, waiting(aTagging("1"), Tried.NOTHING));
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = IntStream.range(0, 8)
                    .<Callable<List<WaitingLine>>>mapToObj(_ -> () -> take(CallLane.BULK, NOON))
                    .toList();

            var taken = replicas.invokeAll(asking);

            assertThat(taken.stream().flatMap(one -> one.resultNow().stream())).hasSize(1);
        }
    }

    @Test
    void doubtsEveryCommandOfALineThatWasTakenAndNotSettled() {
        append(NOON, waiting(aTagging("1"), TRIED), waiting(aTagging("2"), Tried.NOTHING));
        take(CallLane.BULK, NOON.plusSeconds(1)); // and then the replica died

        var line = take(CallLane.BULK, LATER).getFirst();

        assertThat(line.commands())
                .extracting(one -> one.tried().doubtfulSince())
                .containsExactly(TRIED.doubtfulSince(), NOON.plusSeconds(1));
    }

    @Test
    void keepsWhatIsNotDoneForTheNextTryAndForgetsTheDoubtOfTheTaking() {
        append(NOON, waiting(aTagging("1"), Tried.NOTHING), waiting(aTagging("2"), Tried.NOTHING));
        var claim = taken(CallLane.BULK, NOON).claim();

        lines().settle(claim, List.of(settlement(4, LATER, List.of(waiting(aTagging("2"), TRIED)), "1")));

        assertThat(take(CallLane.BULK, LATER.minusSeconds(1))).isEmpty();
        var line = take(CallLane.BULK, LATER).getFirst();
        assertThat(line.failures()).isEqualTo(4);
        assertThat(line.commands()).singleElement().satisfies(one -> {
            assertThat(one.command().head().id()).isEqualTo("2");
            assertThat(one.tried()).isEqualTo(TRIED);
        });
    }

    @Test
    void remembersTheDoubtOfEveryCommandThatStays() {
        append(NOON, waiting(aTagging("1"), Tried.NOTHING), waiting(aTagging("2"), Tried.NOTHING));
        take(CallLane.BULK, NOON.plusSeconds(1)); // and then the replica died
        var second = taken(CallLane.BULK, LATER);

        lines().settle(
                        second.claim(),
                        List.of(settlement(1, LATER, second.lines().getFirst().commands())));

        assertThat(take(CallLane.BULK, LATER).getFirst().commands())
                .extracting(one -> one.tried().doubtfulSince())
                .containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(1));
    }

    @Test
    void doesNotLetAReplicaSettleWhatAnotherTookSince() {
        append(NOON, waiting(aTagging("1"), Tried.NOTHING));
        var slow = taken(CallLane.BULK, NOON);
        var other = taken(CallLane.BULK, LATER);

        lines().settle(slow.claim(), List.of(settlement(0, LATER, List.of(), "1")));

        assertThat(take(CallLane.BULK, LATER)).isEmpty();
        lines().settle(other.claim(), List.of(settlement(0, LATER, List.of(), "1")));
        assertThat(lines().waitingIn(List.of(WaitingLine.id(aTagging("1"))))).isEmpty();
    }

    @Test
    void forgetsALineWhenAllOfItIsDoneButNotWhatCameBehindMeanwhile() {
        append(NOON, waiting(aTagging("1"), Tried.NOTHING));
        append(NOON, waiting(anAppMessage("2"), Tried.NOTHING));
        var tags = taken(CallLane.BULK, NOON).claim();
        var message = taken(CallLane.INTERACTIVE, NOON).claim();
        append(LATER, waiting(aTagging("behind"), Tried.NOTHING));

        lines().settle(tags, List.of(settlement(0, NOON, List.of(), "1")));
        lines().settle(
                        message,
                        List.of(new Settlement(
                                WaitingLine.id(anAppMessage("2")),
                                List.of(anAppMessage("2")),
                                0,
                                List.of(),
                                new Pause(PostponeReason.BEHIND_ANOTHER, NOON))));

        assertThat(lines().waitingIn(List.of(WaitingLine.id(anAppMessage("2")))))
                .isEmpty();
        assertThat(take(CallLane.BULK, NOON))
                .singleElement()
                .satisfies(line -> assertThat(line.commands())
                        .extracting(one -> one.command().head().id())
                        .containsExactly("behind"));
    }

    @Test
    void handsOutTheFirstOfALongLineAndNoMoreLinesThanAskedFor() {
        append(NOON, waiting(aTagging("1"), Tried.NOTHING), waiting(aTagging("2"), Tried.NOTHING));

        assertThat(lines().takeDue(CallLane.BULK, NOON, LATER, 1, 1, MANY_BYTES).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.commands()).hasSize(1));
    }

    @Test
    void handsOutNoMoreThanCanBeReadAtOnceButAlwaysOneLine() {
        int one = aTagging("any").head().envelope().data().length;
        for (var contact : List.of("first", "second", "third", "fourth")) {
            append(NOON, waiting(aTaggingOf(contact), Tried.NOTHING));
        }

        assertThat(takeAtMost(1)).hasSize(1);
        assertThat(takeAtMost(one + 1)).hasSize(2);
        assertThat(takeAtMost(MANY_BYTES)).hasSize(1);
    }

    @Test
    void forgetsHowMuchThoseSaidThatAreDone() {
        int one = aTagging("any").head().envelope().data().length;
        append(NOON, waiting(aTagging("1"), Tried.NOTHING), waiting(aTagging("2"), Tried.NOTHING));
        var claim = taken(CallLane.BULK, NOON).claim();
        lines().settle(claim, List.of(settlement(0, NOON, List.of(waiting(aTagging("2"), Tried.NOTHING)), "1")));
        append(NOON, waiting(aTaggingOf("other"), Tried.NOTHING));

        assertThat(takeAtMost(one + 1)).hasSize(2);
    }

    private List<WaitingLine> takeAtMost(int bytes) {
        return lines().takeDue(CallLane.BULK, NOON, LATER, 10, 10, bytes).lines();
    }

    private static Command aTaggingOf(String contact) {
        var head = aTagging(contact).head();
        return aTagging(
                new Command.Head(head.envelope(), head.corpId() + ":" + contact, contact, head.lane(), null, null));
    }

    private void append(Instant dueAt, WaitingCommand... commands) {
        var line = new WaitingLine(WaitingLine.id(commands[0].command()), Arrays.asList(commands), 1);
        lines().append(List.of(new Addition(line, new Pause(PostponeReason.NO_ANSWER, dueAt))));
    }

    private List<WaitingLine> take(CallLane lane, Instant now) {
        return taken(lane, now).lines();
    }

    private WaitingLines.Taken taken(CallLane lane, Instant now) {
        return lines().takeDue(lane, now, now.plusSeconds(30), 10, 10, MANY_BYTES);
    }

    private static WaitingCommand waiting(Command command, Tried tried) {
        return new WaitingCommand(command, NOON, tried);
    }

    private static Settlement settlement(int failures, Instant dueAt, List<WaitingCommand> rest, String... done) {
        return new Settlement(
                WaitingLine.id(aTagging("any")),
                Arrays.stream(done).map(CommandFixtures::aTagging).toList(),
                failures,
                rest,
                new Pause(PostponeReason.NO_ANSWER, dueAt));
    }
}

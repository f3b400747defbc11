package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aFetch;
import static dev.scrm.gateway.commands.CommandFixtures.aServiceMessage;
import static dev.scrm.gateway.commands.CommandFixtures.aTagging;
import static dev.scrm.gateway.commands.CommandFixtures.aWelcome;
import static dev.scrm.gateway.commands.CommandFixtures.anAppMessage;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static dev.scrm.gateway.commands.CommandFixtures.nobodyErased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Outcome.Status;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class CarryOutCommandsTests {
    private static final String REMIND = "externalcontact/remind_groupmsg_send";
    private static final String GET_CHAT = "externalcontact/groupchat/get";

    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryWaitingLines lines = new InMemoryWaitingLines();
    private final List<Finished> told = new ArrayList<>();
    private final RecordedCounts counts = new RecordedCounts();
    private final CarryOutCommands carryOut = anotherProcess();
    private final CarryOutWaiting carryOutWaiting =
            new CarryOutWaiting(ledger, lines, callLines(), told::addAll, clock);

    @Test
    void speaksAsTheAppThatTheCommandNamesAndActsForCustomersAsTheOneThatMay() {
        carryOut(aWelcome("1", OneCorp.SECOND_AGENT, null));
        carryOut(anAppMessage("2", OneCorp.SECOND_AGENT, null));
        carryOut(anAppMessage("3"));
        carryOut(aFetch("4"));
        carryOut(aTagging("5"));

        assertThat(wecom.apps())
                .containsExactly(
                        OneCorp.SECOND_AGENT,
                        OneCorp.SECOND_AGENT,
                        OneCorp.FIRST_AGENT,
                        OneCorp.SECOND_AGENT,
                        OneCorp.SECOND_AGENT);
    }

    @Test
    void refusesACommandOfAnAppThatTheCorpDoesNotHave() {
        carryOut(aWelcome("1", "1999999", null));
        assertThat(told).isEmpty();

        waitFor(Duration.ofSeconds(10));

        assertThat(wecom.calls()).isEmpty();
        assertThat(told)
                .singleElement()
                .satisfies(one -> assertThat(one.outcome().reason()).isEqualTo("app-unknown"));
    }

    @Test
    void callsOnceForEachCommandAndTellsWhatBecameOfIt() {
        carryOut(aWelcome("1"), anAppMessage("2"), aTagging("3"), aServiceMessage("4"), aFetch("5"));

        assertThat(wecom.calls()).hasSize(5);
        assertThat(told)
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.outcome().status()).isEqualTo(Status.SENT));
        assertThat(ledger.list(CORP, CommandStatus.SENT, 10, null).items()).hasSize(5);
    }

    @Test
    void doesNotCallAgainForACommandThatIsDoneButTellsItsOutcomeAgain() {
        carryOut(aWelcome("1"));
        var first = outcome();
        told.clear();
        clock.advance(Duration.ofHours(1));

        carryOut(aWelcome("1"));

        assertThat(wecom.calls()).hasSize(1);
        assertThat(outcome()).isEqualTo(first);
    }

    @Test
    void callsOnceForACommandThatWasPublishedTwice() {
        carryOut(anAppMessage("1"), anAppMessage("1"));

        assertThat(wecom.calls()).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void expiresACommandWhoseTimeWasOverBeforeTheFirstCall() {
        clock.advance(Duration.ofSeconds(21));

        carryOut(aWelcome("1"));

        assertThat(wecom.calls()).isEmpty();
        assertThat(outcome()).isEqualTo(Outcome.expired(null, 0, clock.instant()));
    }

    @Test
    void asksWecomAboutAnInterruptedWelcomeEvenWhenItsTimeIsOver() {
        ledger.takeOn(List.of(aWelcome("1"))); // and then the process died
        clock.advance(Duration.ofMinutes(5));
        wecom.answers("welcome", 41051);

        carryOut(aWelcome("1"));

        assertThat(outcome().status()).isEqualTo(Status.SENT);
    }

    @Test
    void knowsThatAnInterruptedWelcomeCameTooLate() {
        ledger.takeOn(List.of(aWelcome("1")));
        wecom.answers("welcome", 41050);

        carryOut(aWelcome("1"));

        assertThat(outcome().status()).isEqualTo(Status.EXPIRED);
        assertThat(outcome().errorCode()).isEqualTo(41050);
    }

    @Test
    void doesNotClaimAWelcomeThatSomebodyElseSent() {
        wecom.answers("welcome", 41051);

        carryOut(aWelcome("1"));

        assertThat(outcome()).isEqualTo(Outcome.failed(41051, Reason.WELCOME_ALREADY_DELIVERED, 1, NOON));
    }

    @Test
    void takesADuplicateMessageIdForItsOwn() {
        ledger.takeOn(List.of(aServiceMessage("1")));
        wecom.answers("service", 95033);

        carryOut(aServiceMessage("1"));

        assertThat(outcome().status()).isEqualTo(Status.SENT);
        assertThat(wecom.calls().getFirst()).isEqualTo("service 1");
    }

    @Test
    void repeatsAnInterruptedAppMessageWhileWecomKnowsItAgainAndNotAfter() {
        ledger.takeOn(List.of(anAppMessage("soon"), anAppMessage("late")));
        clock.advance(Duration.ofHours(2));
        carryOut(anAppMessage("soon"));
        assertThat(outcome().status()).isEqualTo(Status.SENT);
        told.clear();

        clock.advance(Duration.ofHours(2));
        carryOut(anAppMessage("late"));

        assertThat(outcome()).isEqualTo(Outcome.failed(null, Reason.INTERRUPTED_TOO_LONG, 0, clock.instant()));
        assertThat(wecom.calls()).hasSize(1);
    }

    @Test
    void readsAContactAgainWhoseOutcomeMayNotHaveBeenTold() {
        carryOut(aFetch("1"));
        told.clear();

        anotherProcess().carryOut(CallLane.BULK, List.of(aFetch("1")));

        assertThat(wecom.calls()).hasSize(2);
        assertThat(outcome().fetched()).isNotNull();
    }

    @Test
    void readsAGroupChatAgainWhoseOutcomeMayNotHaveBeenTold() {
        wecom.gives(GET_CHAT, Map.of("group_chat", Map.of("chat_id", "wr1", "member_version", "v2")));
        carryOut(aChatFetch("1"));
        told.clear();

        anotherProcess().carryOut(CallLane.BULK, List.of(aChatFetch("1")));

        assertThat(wecom.calls()).containsExactly(GET_CHAT, GET_CHAT);
        assertThat(outcome().fetched())
                .isInstanceOfSatisfying(
                        Fetched.Chat.class,
                        fetched -> assertThat(fetched.chat().told()).containsEntry("memberVersion", "v2"));
    }

    @Test
    void tellsADismissedGroupChatFromOneThatIsUnknown() {
        wecom.answers(GET_CHAT, 49008);
        carryOut(aChatFetch("1"));
        assertThat(outcome()).isEqualTo(Outcome.fetched(new Fetched.DismissedChat("wr1"), 1, clock.instant()));
        told.clear();

        wecom.answers(GET_CHAT, 86001);
        carryOut(aChatFetch("2"));

        assertThat(outcome()).isEqualTo(Outcome.failed(86001, Reason.GROUP_CHAT_UNKNOWN, 1, clock.instant()));
    }

    @Test
    void tellsNoGroupChatThatDoesNotFitIntoAnEvent() {
        var members = IntStream.range(0, 2_001)
                .mapToObj(i -> Map.of("userid", "wm" + i, "type", 2))
                .toList();
        wecom.gives(GET_CHAT, Map.of("group_chat", Map.of("chat_id", "wr1", "member_list", members)));

        carryOut(aChatFetch("1"));

        assertThat(outcome().reason()).isEqualTo("group-chat-too-large");
    }

    @Test
    void putsOffOnlyTheKindOfCommandThatGetsNoAnswerAndCarriesOutWhatStandsBehindIt() {
        wecom.isSilent("tag", Cause.CIRCUIT_OPEN);

        carryOut(aTagging("1"), anAppMessage("2"), aTagging("3"), aFetch("4"));

        assertThat(told).extracting(one -> one.command().head().id()).containsExactlyInAnyOrder("2", "4");
        assertThat(waiting())
                .containsExactlyInAnyOrder(
                        tuple("1", "no-answer", NOON.plusSeconds(1)), tuple("3", "behind-another", null));
        assertThat(wecom.calls()).filteredOn(call -> call.startsWith("tag")).hasSize(1);
        assertThat(counts.postponed()).containsExactly("mark-tags no-answer");
    }

    @Test
    void sendsLaterCommandsOfALineBehindThoseThatWaitWithoutACall() {
        wecom.isSilent("tag", Cause.TIMED_OUT);
        carryOut(aTagging("1"));
        wecom.isBack();

        carryOut(aTagging("2"));

        assertThat(told).isEmpty();
        assertThat(wecom.calls()).hasSize(1);
        assertThat(lines.takeDue(CallLane.BULK, NOON.plusSeconds(10), NOON.plusSeconds(60), 10, 10, 1_000_000)
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.commands())
                        .extracting(one -> one.command().head().id())
                        .containsExactly("1", "2"));
    }

    @Test
    void writesDownWhatOverwritesBeforeItsSuccessorIsCalled() {
        var standings = new ArrayList<CommandStatus>();
        wecom.takes(_ -> standings.add(ledger.find(CORP, "1").orElseThrow().status()));

        carryOut(aTagging("1"), aTagging("2"));

        assertThat(standings).containsExactly(CommandStatus.SENDING, CommandStatus.SENT);
        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("1", "2");
    }

    @Test
    void writesDownWhatIsCalledOnceBeforeAnythingElseIsCalled() {
        var standings = new ArrayList<CommandStatus>();
        wecom.takes(_ -> standings.add(ledger.find(CORP, "1").orElseThrow().status()));

        carryOut(aSchedule("1"), aSchedule("2"));

        assertThat(standings).containsExactly(CommandStatus.SENDING, CommandStatus.SENT);
        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("1", "2");
    }

    private static Command aSchedule(String id) {
        return new Command.Post(
                head(CORP, "create-schedule", id, null),
                CommandKind.CREATE_SCHEDULE,
                new Actor.Agent(null),
                ApiRequest.of("oa/schedule/add", Map.of()));
    }

    @Test
    void doesNotPutOffACommandTwiceThatIsPublishedTwice() {
        wecom.isSilent("tag", Cause.TIMED_OUT);
        carryOut(aTagging("1"));

        carryOut(aTagging("1"));

        assertThat(told).isEmpty();
        assertThat(lines.waitingIn(List.of(WaitingLine.id(aTagging("1"))))).containsValue(Set.of("1"));
    }

    @Test
    void waitsUntilALimitAllowsTheCall() {
        wecom.holds("tag", NOON.plusSeconds(42));

        carryOut(aTagging("1"), aFetch("2"));

        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("2");
        assertThat(waiting()).containsExactly(tuple("1", "frequency-limited", NOON.plusSeconds(42)));
    }

    @Test
    void waitsForACommandsTimeAndHoldsUpNoOther() {
        var later = new Command.Head(
                head("mark-tags", "later", null).envelope(),
                aTagging("now").head().key(),
                null,
                CallLane.BULK,
                NOON.plusSeconds(3600),
                null);

        carryOut(aTagging(later), aTagging("now"));

        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("now");
        assertThat(waiting()).containsExactly(tuple("later", "not-yet", NOON.plusSeconds(3600)));
        assertThat(wecom.calls()).hasSize(1);
    }

    @Test
    void leavesWhatItDidNotComeToInTwentySecondsToTheWaitingLines() {
        wecom.takes(_ -> clock.advance(Duration.ofSeconds(7)));

        carryOut(aTagging("1"), aTagging("2"), aTagging("3"), aTagging("4"), aTagging("5"));

        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("1", "2", "3");
        assertThat(lines.takeDue(CallLane.BULK, clock.instant(), clock.instant(), 10, 10, 1_000_000)
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.commands())
                        .extracting(one -> one.command().head().id())
                        .containsExactly("4", "5"));
    }

    @Test
    void keepsTheOrderOfALineWhenTheStoreIsAwayBeforeTheOutcomeOfItsFirstIsWrittenDown() {
        wecom.takes(_ -> {
            if (wecom.calls().size() == 2) {
                wecom.answers("tag", 45009);
            }
        });
        ledger.isAwayForDecisions();
        assertThatThrownBy(() -> carryOut(aTagging("add"), aTagging("remove"))).hasRootCauseMessage("away");
        assertThat(lines.waitingIn(List.of(WaitingLine.id(aTagging("add"))))).isEmpty();

        anotherProcess().carryOut(CallLane.BULK, List.of(aTagging("add"), aTagging("remove")));

        assertThat(waiting()).extracting(tuple -> tuple.toList().getFirst()).containsExactly("remove", "add");
        var line = lines.takeDue(CallLane.BULK, NOON.plusSeconds(60), NOON.plusSeconds(90), 10, 10, 1_000_000)
                .lines()
                .getFirst();
        assertThat(line.commands()).extracting(one -> one.command().head().id()).containsExactly("add", "remove");
    }

    @Test
    void putsOffACommandThatAMistakeOfOursKeepsFromBeingTriedAndCarriesOutTheOthers() {
        wecom.takes(call -> {
            if (call.startsWith("tag")) {
                throw new IllegalStateException("odd answer");
            }
        });

        carryOut(aTagging("1"), aFetch("2"));

        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("2");
        assertThat(waiting()).containsExactly(tuple("1", "internal-error", NOON.plusSeconds(1)));
        assertThat(counts.failed()).containsExactly("1 odd answer");
    }

    @Test
    void doesNotPutACommandIntoItsLineTwiceWhenThePollDidNotComeToItsEnd() {
        wecom.isSilent("tag", Cause.TIMED_OUT);
        carryOut(aTagging("1"));
        var line = new WaitingLine(
                WaitingLine.id(aTagging("2")), List.of(new WaitingCommand(aTagging("2"), NOON, Tried.NOTHING)), 0);
        ledger.takeOn(List.of(aTagging("2")));
        lines.append(List.of(new WaitingLines.Addition(
                line, new WaitingLine.Pause(PostponeReason.BEHIND_ANOTHER, NOON)))); // and then the process died

        carryOut(aTagging("2"));

        assertThat(lines.takeDue(CallLane.BULK, NOON.plusSeconds(10), NOON.plusSeconds(60), 10, 10, 1_000_000)
                        .lines())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.commands()).hasSize(2));
    }

    @Test
    void refusesWhatCannotBeRightAlsoWhenItsLineWaits() {
        wecom.isSilent("tag", Cause.TIMED_OUT);
        carryOut(aTagging("1"));

        carryOut(new Command.Malformed(head("mark-tags", "2", null), "mark-tags", Reason.TAGS_MISSING));

        assertThat(outcome().reason()).isEqualTo("tags-missing");
    }

    @Test
    void refusesWhatNoLineCanHold() {
        wecom.isSilent("tag", Cause.TIMED_OUT);
        carryOut(aTagging("first"));
        carryOut(IntStream.range(1, CarryOutCommands.LINE_AT_MOST)
                .mapToObj(i -> aTagging("fits-" + i))
                .toArray(Command[]::new));

        carryOut(aTagging("one too many"));

        assertThat(told)
                .singleElement()
                .satisfies(one ->
                        assertThat(one.outcome()).isEqualTo(Outcome.failed(null, Reason.TOO_MANY_WAITING, 0, NOON)));
    }

    @Test
    void triesAgainWhenANewTokenDiesAtOnce() {
        wecom.answers("tag", 42001);

        carryOut(aTagging("1"));

        assertThat(told).isEmpty();
        assertThat(waiting()).containsExactly(tuple("1", "wecom-busy", NOON.plusSeconds(1)));
    }

    @Test
    void failsWithAReasonForEachClassOfRefusal() {
        assertThat(reasonFor(84061)).isEqualTo("no-relation");
        assertThat(reasonFor(48002)).isEqualTo("not-permitted");
        assertThat(reasonFor(46004)).isEqualTo("state-changed");
        assertThat(reasonFor(40001)).isEqualTo("token-refused");
        assertThat(reasonFor(40035)).isEqualTo("wecom-refused");
    }

    @Test
    void refusesWhatCannotBeRightWithoutACall() {
        carryOut(new Command.Malformed(head("send-app-message", "1", null), "send-app-message", Reason.TEXT_TOO_LONG));

        assertThat(wecom.calls()).isEmpty();
        assertThat(outcome()).isEqualTo(Outcome.failed(null, Reason.TEXT_TOO_LONG, 0, NOON));
    }

    @Test
    void takesAReminderForDoneThatWasGivenWhenNobodyHeardOfTheFirst() {
        wecom.answers(REMIND, 41094);
        carryOut(aReminder("1"));
        assertThat(outcome()).isEqualTo(Outcome.failed(41094, Reason.REMINDED_TOO_OFTEN, 1, NOON));

        wecom.isSilent(REMIND, Cause.TIMED_OUT);
        carryOut(aReminder("2"));
        wecom.answers(REMIND, 41094);
        waitFor(Duration.ofMinutes(5));

        assertThat(outcome().status()).isEqualTo(Outcome.Status.SENT);
    }

    private static Command aReminder(String id) {
        return new Command.Post(
                head("remind-mass-message", id, null),
                CommandKind.REMIND_MASS_MESSAGE,
                new Actor.CustomerApp(),
                ApiRequest.of(REMIND, Map.of("msgid", "msgEX0001")));
    }

    @Test
    void refusesACorpItDoesNotServe() {
        carryOut(new Command.FetchContact(head("other", "fetch-contact", "1", null), "wm1"));

        assertThat(told).isEmpty();

        waitFor(Duration.ofSeconds(10));

        assertThat(outcome()).isEqualTo(Outcome.failed(null, Reason.CORP_UNKNOWN, 0, NOON.plusSeconds(10)));
    }

    private CarryOutCommands anotherProcess() {
        return new CarryOutCommands(ledger, lines, callLines(), told::addAll, counts, clock);
    }

    private CallLines callLines() {
        return new CallLines(
                new CarryOut(
                        wecom,
                        new InMemoryCreations(),
                        new InMemoryCallMarks(),
                        nobodyErased(clock),
                        new OneCorp(CORP),
                        new FillIn(ledger, MediaUses.none(clock), clock),
                        clock),
                nobodyErased(clock),
                ledger,
                counts,
                clock);
    }

    /** All that waits is tried after it, whenever it is due. */
    private void waitFor(Duration time) {
        clock.advance(time);
        for (var lane : CallLane.values()) {
            carryOutWaiting.carryOut(lane);
        }
    }

    private String reasonFor(int errorCode) {
        told.clear();
        wecom.answers("tag", errorCode);
        carryOut(aTagging("tag-" + errorCode));
        return outcome().reason();
    }

    private void carryOut(Command... commands) {
        carryOut.carryOut(CallLane.BULK, List.of(commands));
    }

    private List<Tuple> waiting() {
        return ledger.list(CORP, CommandStatus.WAITING, 10, null).items().stream()
                .map(entry -> tuple(entry.commandId(), entry.reason(), entry.dueAt()))
                .toList();
    }

    private Outcome outcome() {
        return told.getLast().outcome();
    }

    private static Command aChatFetch(String id) {
        return new Command.FetchGroupChat(head("fetch-group-chat", id, null), "wr1");
    }
}

package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CONTACT;
import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.CUSTOMER;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aCommandOf;
import static dev.scrm.gateway.commands.CommandFixtures.aFetch;
import static dev.scrm.gateway.commands.CommandFixtures.aTagging;
import static dev.scrm.gateway.commands.CommandFixtures.aWelcome;
import static dev.scrm.gateway.commands.CommandFixtures.anAppMessage;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Outcome.Status;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of commands for somebody who was erased, whenever the gateway hears of it. */
class SpareErasedTests {
    private static final String ADD = "oa/schedule/add";
    private static final Instant LATER = NOON.plusSeconds(60);

    private final MutableClock clock = MutableClock.at(LATER);
    private final FakeWecom wecom = new FakeWecom();
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryWaitingLines lines = new InMemoryWaitingLines();
    private final InMemoryCallMarks marks = new InMemoryCallMarks();
    private final InMemoryErasedContacts erased = new InMemoryErasedContacts();
    private final List<Finished> told = new ArrayList<>();
    private final SpareErased spareErased = new SpareErased(erased, clock);
    private final CallLines callLines = new CallLines(
            new CarryOut(
                    wecom,
                    new InMemoryCreations(),
                    marks,
                    spareErased,
                    new OneCorp(CORP),
                    new FillIn(ledger, MediaUses.none(clock), clock),
                    clock),
            spareErased,
            ledger,
            new RecordedCounts(),
            clock);
    private final CarryOutCommands carryOut =
            new CarryOutCommands(ledger, lines, callLines, told::addAll, new RecordedCounts(), clock);
    private final CarryOutWaiting carryOutWaiting = new CarryOutWaiting(ledger, lines, callLines, told::addAll, clock);

    @Test
    void sendsNothingThatLayUnreadWhenTheContactWasErased() {
        erase(NOON);

        carryOut(aWelcome("1"), anAppMessage("2"), aTagging("3"), aFetch("4"));

        assertThat(wecom.calls()).isEmpty();
        assertThat(told).hasSize(4).allSatisfy(one -> {
            assertThat(one.outcome().status()).isEqualTo(Status.SUPPRESSED);
            assertThat(one.outcome().reason()).isEqualTo("contact-erased");
        });
        assertThat(ledger.list(CORP, CommandStatus.SUPPRESSED, 10, null).items())
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.contactId()).isNull());
    }

    @Test
    void answersTheSameWhenTheErasureOrTheCommandIsToldAgain() {
        erase(NOON);
        carryOut(anAppMessage("1"));
        clock.advance(Duration.ofHours(1));

        erase(NOON);
        carryOut(anAppMessage("1"));

        var suppressed = Outcome.suppressed(Reason.CONTACT_ERASED, LATER);
        assertThat(told).extracting(Finished::outcome).containsExactly(suppressed, suppressed);
        assertThat(wecom.calls()).isEmpty();
    }

    @Test
    void sendsWhatIsForSomebodyWhoBeganAnewUnderTheSameId() {
        erase(NOON);
        erased.answered(CORP, CONTACT, "e1", "journey-service", NOON.plusSeconds(1));

        carryOut(of("/journey-service", NOON.plusSeconds(2)));

        assertThat(wecom.calls()).hasSize(1);
        assertThat(told).extracting(one -> one.outcome().status()).containsExactly(Status.SENT);
        assertThat(ledger.find(CORP, "1"))
                .hasValueSatisfying(entry -> assertThat(entry.contactId()).isEqualTo(CONTACT));
    }

    @Test
    void sendsNothingOfAJourneyThatHasNotHeardYet() {
        erase(NOON);

        carryOut(of("/journey-service", NOON.plusSeconds(30)));

        assertThat(wecom.calls()).isEmpty();
        assertThat(told).extracting(one -> one.outcome().reason()).containsExactly("contact-erased");
    }

    @Test
    void sendsWhatIsForOthersAndOtherCorps() {
        erased.note("wwOther", CONTACT, "e1", NOON);
        erased.note(CORP, "another", "e1", NOON);

        carryOut(anAppMessage("1"));

        assertThat(wecom.calls()).containsExactly("message 1");
    }

    @Test
    void looksOnceMoreRightBeforeTheCall() {
        wecom.takes(call -> erase(NOON));

        carryOut(anAppMessage("1"), anAppMessage("2"));

        assertThat(wecom.calls()).containsExactly("message 1");
        assertThat(told)
                .extracting(one -> one.outcome().status())
                .containsExactlyInAnyOrder(Status.SENT, Status.SUPPRESSED);
    }

    @Test
    void doesNotHoldWhatIsForLater() {
        erase(NOON);
        var later = new Command.Head(
                head("mark-tags", "later", null).envelope(),
                aTagging("now").head().key(),
                CONTACT,
                CallLane.BULK,
                LATER.plus(Duration.ofDays(90)),
                null);

        carryOut(aTagging(later));

        assertThat(told).extracting(one -> one.outcome().reason()).containsExactly("contact-erased");
        assertThat(ledger.list(CORP, CommandStatus.WAITING, 10, null).items()).isEmpty();
    }

    @Test
    void knowsThemByTheIdOfWecomsAsWell() {
        erase(NOON);
        var head = head("mark-tags", "1", null);
        var byWecomsId =
                new Command.Head(head.envelope(), head.key(), null, CUSTOMER, CallLane.BULK, null, null, List.of());

        carryOut(aTagging(byWecomsId));

        assertThat(wecom.calls()).isEmpty();
        assertThat(told).extracting(one -> one.outcome().reason()).containsExactly("contact-erased");
    }

    @Test
    void doesNotRepeatWhatMayHaveBeenSentAndDoesNotSayThatItWasNot() {
        ledger.takeOn(List.of(anAppMessage("1"))); // and then the process died
        erase(NOON);

        carryOut(anAppMessage("1"));

        assertThat(wecom.calls()).isEmpty();
        assertThat(told)
                .extracting(Finished::outcome)
                .containsExactly(Outcome.failed(null, Reason.CONTACT_ERASED, 0, LATER));
    }

    @Test
    void suppressesWhatIsCalledOnceAndWasNot() {
        ledger.takeOn(List.of(aSchedule("unmarked"), aSchedule("marked")));
        marks.mark(aSchedule("marked"));
        erase(NOON);

        carryOut(aSchedule("unmarked"), aSchedule("marked"));

        assertThat(wecom.calls()).isEmpty();
        assertThat(ledger.find(CORP, "unmarked"))
                .hasValueSatisfying(entry -> assertThat(entry.status()).isEqualTo(CommandStatus.SUPPRESSED));
        assertThat(marks.isMarked(aSchedule("unmarked"))).isTrue();
        assertThat(ledger.find(CORP, "marked"))
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo("effect-unknown"));
    }

    @Test
    void endsWhatWaitsAfterACallThatTookNoEffect() {
        wecom.answers("message", 45009);
        carryOut(anAppMessage("1"));
        wecom.isBack();
        erase(NOON);
        clock.advance(Duration.ofMinutes(1));

        for (var lane : CallLane.values()) {
            carryOutWaiting.carryOut(lane);
        }

        assertThat(wecom.calls()).hasSize(1);
        assertThat(told)
                .extracting(Finished::outcome)
                .containsExactly(Outcome.suppressed(45009, Reason.CONTACT_ERASED, 1, clock.instant()));
    }

    @Test
    void forgetsInTheLedgerWhatWasOnItsWayOnceItHasEnded() {
        var forget = new ForgetErased(erased, ledger);
        var round = ledger.takeOn(List.of(anAppMessage("1")));
        erase(NOON);
        forget.forget();
        assertThat(round.standings()).hasSize(1);
        assertThat(erased.unsettled(10)).hasSize(1);

        ledger.decide(List.of(new Finished(anAppMessage("1"), Outcome.sent(Map.of("messageId", "M1"), 1, LATER))));
        forget.forget();

        assertThat(ledger.find(CORP, "1"))
                .hasValueSatisfying(entry -> assertThat(entry.contactId()).isNull());
        assertThat(erased.unsettled(10)).isEmpty();
    }

    private void erase(Instant erasedAt) {
        erased.note(CORP, CONTACT, "e1", erasedAt);
    }

    private void carryOut(Command... commands) {
        carryOut.carryOut(CallLane.BULK, List.of(commands));
    }

    private static Command of(String source, Instant time) {
        var envelope = aCommandOf("mark-tags", "1", source, time);
        return aTagging(new Command.Head(envelope, aTagging("1").head().key(), CONTACT, CallLane.BULK, null, null));
    }

    private static Command.Post aSchedule(String id) {
        return new Command.Post(
                head("create-schedule", id, null),
                CommandKind.CREATE_SCHEDULE,
                new Actor.CustomerApp(),
                ApiRequest.of(ADD, Map.of("schedule", Map.of("summary", "回访"))));
    }
}

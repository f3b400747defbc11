package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CONTACT;
import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.CUSTOMER;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aFetch;
import static dev.scrm.gateway.commands.CommandFixtures.aTagging;
import static dev.scrm.gateway.commands.CommandFixtures.aWelcome;
import static dev.scrm.gateway.commands.CommandFixtures.anAppMessage;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrm.gateway.commands.Ledger.Standing;
import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
public abstract class LedgerContract {
    protected final MutableClock clock = MutableClock.at(NOON);

    protected abstract Ledger ledger();

    @Test
    void knowsFreshOnesFromInterruptedAndDecidedOnes() {
        ledger().takeOn(List.of(aWelcome("interrupted"), aWelcome("decided")));
        ledger().decide(List.of(new Finished(aWelcome("decided"), Outcome.sent(1, NOON))));
        clock.advance(Duration.ofSeconds(5));

        var standings = ledger().takeOn(List.of(aWelcome("fresh"), aWelcome("decided"), aWelcome("interrupted")))
                .standings();

        assertThat(standings)
                .containsEntry(id("fresh"), new Standing.Fresh())
                .containsEntry(id("interrupted"), new Standing.Interrupted(NOON))
                .containsEntry(id("decided"), new Standing.Decided(Outcome.sent(1, NOON)))
                .hasSize(3);
    }

    @Test
    void keepsEveryKindOfOutcome() {
        var outcomes = List.of(
                Outcome.sent(1, NOON),
                Outcome.failed(84061, Reason.NO_RELATION, 1, NOON),
                Outcome.failed(null, Reason.TEXT_TOO_LONG, 0, NOON),
                Outcome.expired(41050, 2, NOON),
                Outcome.expired(null, 0, NOON));
        var commands = IntStream.range(0, outcomes.size())
                .mapToObj(i -> anAppMessage("c" + i))
                .toList();
        ledger().takeOn(commands);

        ledger().decide(IntStream.range(0, outcomes.size())
                .mapToObj(i -> new Finished(commands.get(i), outcomes.get(i)))
                .toList());

        var standings = ledger().takeOn(commands).standings();
        for (int i = 0; i < outcomes.size(); i++) {
            assertThat(standings.get(id("c" + i))).isEqualTo(new Standing.Decided(outcomes.get(i)));
        }
    }

    @Test
    void letsTheFirstOutcomeStand() {
        ledger().takeOn(List.of(aWelcome("1"), aWelcome("2")));
        ledger().decide(List.of(new Finished(aWelcome("1"), Outcome.sent(1, NOON))));

        var standing = ledger().decide(List.of(
                new Finished(aWelcome("1"), Outcome.failed(41051, Reason.STATE_CHANGED, 1, NOON)),
                new Finished(aWelcome("2"), Outcome.sent(3, NOON))));

        assertThat(standing)
                .extracting(Finished::outcome)
                .containsExactly(Outcome.sent(1, NOON), Outcome.sent(3, NOON));
    }

    @Test
    void hasAFetchReadAgainBecauseItKeepsNoContacts() {
        var contact = new ExternalContact("wm1", "王芳", null, true, 0, null, List.of());
        ledger().takeOn(List.of(aFetch("fetch")));
        ledger().decide(List.of(new Finished(aFetch("fetch"), Outcome.fetched(new Fetched.Contact(contact), 1, NOON))));

        assertThat(ledger().takeOn(List.of(aFetch("fetch"))).standings()).containsValue(new Standing.Interrupted(NOON));
        assertThat(ledger().decide(List.of(new Finished(
                        aFetch("fetch"), Outcome.fetched(new Fetched.Contact(contact), 2, NOON.plusSeconds(9))))))
                .extracting(Finished::outcome)
                .containsExactly(Outcome.fetched(new Fetched.Contact(contact), 1, NOON));
    }

    @Test
    void hasAGroupChatReadAgainBecauseItKeepsNone() {
        var fetch = new Command.FetchGroupChat(head("fetch-group-chat", "chat", null), "wr1");
        ledger().takeOn(List.of(fetch));
        ledger().decide(List.of(new Finished(fetch, Outcome.fetched(new Fetched.DismissedChat("wr1"), 1, NOON))));

        assertThat(ledger().takeOn(List.of(fetch)).standings()).containsValue(new Standing.Interrupted(NOON));
    }

    @Test
    void givesACommandToOneOfManyWhoTakeItOnAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taking = IntStream.range(0, 8)
                    .<Callable<Standing>>mapToObj(_ -> () -> ledger().takeOn(List.of(aWelcome("wanted")))
                            .standings()
                            .get(id("wanted")))
                    .toList();

            var standings = threads.invokeAll(taking);

            assertThat(standings.stream().filter(one -> one.resultNow() instanceof Standing.Fresh))
                    .hasSize(1);
        }
    }

    @Test
    void keepsCorpsApart() {
        var theirs = new Command.FetchContact(head("other", "fetch-contact", "same-id", null), "wm1");
        ledger().takeOn(List.of(aFetch("same-id"), theirs));

        assertThat(ledger().list(CORP, null, 10, null).items()).hasSize(1);
        assertThat(ledger().find("third", "same-id")).isEmpty();
        assertThat(ledger().find("other", "same-id")).isPresent();
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            ledger().takeOn(List.of(anAppMessage("c" + i)));
            clock.advance(Duration.ofMillis(1));
        }

        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = ledger().list(CORP, null, 2, next);
            page.items().forEach(entry -> seen.add(entry.commandId()));
            next = page.next();
        } while (next != null);

        assertThat(seen).containsExactly("c4", "c3", "c2", "c1", "c0");
    }

    @Test
    void keepsWhatWecomGaveForACommand() {
        ledger().takeOn(List.of(anAppMessage("1")));
        var outcome = Outcome.sent(Map.of("messageId", "MSG-1", "invalidStaffIds", List.of("ghost")), 1, NOON);
        ledger().decide(List.of(new Finished(anAppMessage("1"), outcome)));

        assertThat(ledger().standings(List.of(anAppMessage("1")))).containsValue(new Ledger.Standing.Decided(outcome));
    }

    @Test
    void takesBackWhatWaitsAndCertainlyWasNotSent() {
        var round =
                ledger().takeOn(List.of(anAppMessage("waiting"), anAppMessage("doubtful"), anAppMessage("sending")));
        ledger().postpone(
                        round,
                        List.of(
                                new Ledger.Wait(anAppMessage("waiting"), PostponeReason.NOT_YET, NOON, false),
                                new Ledger.Wait(anAppMessage("doubtful"), PostponeReason.NO_ANSWER, NOON, true)));
        var suppressed = Outcome.suppressed(Reason.CANCELLED, NOON);

        assertThat(ledger().suppress(CORP, "waiting", suppressed)).isTrue();
        assertThat(ledger().suppress(CORP, "waiting", suppressed)).isTrue();
        assertThat(ledger().suppress(CORP, "doubtful", suppressed)).isFalse();
        assertThat(ledger().suppress(CORP, "sending", suppressed)).isFalse();
        assertThat(ledger().suppress("other", "waiting", suppressed))
                .isTrue(); // another corp's, which has not come yet
        assertThat(ledger().resume(List.of(anAppMessage("waiting"))).standings())
                .containsValue(new Ledger.Standing.Decided(suppressed));
    }

    @Test
    void doesNotTakeBackWhatIsTriedAgainJustNow() {
        var round = ledger().takeOn(List.of(anAppMessage("1")));
        ledger().postpone(round, List.of(new Ledger.Wait(anAppMessage("1"), PostponeReason.NO_ANSWER, NOON, false)));
        ledger().resume(List.of(anAppMessage("1")));

        assertThat(ledger().suppress(CORP, "1", Outcome.suppressed(Reason.CANCELLED, NOON)))
                .isFalse();
    }

    /** Its line is taken between being written and the ledger's saying that it waits. */
    @Test
    void leavesToOthersWhatTheyResumedSince() {
        var putIntoItsLine = ledger().takeOn(List.of(anAppMessage("1")));
        var triedAgain = ledger().resume(List.of(anAppMessage("1")));
        var waits = List.of(new Ledger.Wait(anAppMessage("1"), PostponeReason.WECOM_BUSY, NOON, false));
        var suppressed = Outcome.suppressed(Reason.CANCELLED, NOON);

        ledger().postpone(putIntoItsLine, waits);
        assertThat(ledger().suppress(CORP, "1", suppressed)).isFalse();

        ledger().postpone(triedAgain, waits);
        assertThat(ledger().suppress(CORP, "1", suppressed)).isTrue();
    }

    @Test
    void leavesToOthersWhatTheyTookOnSince() {
        var first = ledger().takeOn(List.of(anAppMessage("1")));
        var second = ledger().takeOn(List.of(anAppMessage("1")));
        var waits = List.of(new Ledger.Wait(anAppMessage("1"), PostponeReason.WECOM_BUSY, NOON, false));

        ledger().postpone(first, waits);
        assertThat(ledger().standings(List.of(anAppMessage("1")))).containsValue(new Standing.Interrupted(NOON));

        ledger().postpone(second, waits);
        assertThat(ledger().standings(List.of(anAppMessage("1")))).containsValue(new Standing.Waiting());
    }

    @Test
    void doesNotSendWhatWasTakenBackBeforeItCame() {
        var suppressed = Outcome.suppressed(Reason.CANCELLED, NOON);
        ledger().suppress(CORP, "late", suppressed);

        assertThat(ledger().takeOn(List.of(anAppMessage("late"))).standings())
                .containsValue(new Ledger.Standing.Decided(suppressed));
    }

    @Test
    void listsByStatus() {
        ledger().takeOn(List.of(anAppMessage("sent"), anAppMessage("failed"), anAppMessage("sending")));
        ledger().decide(List.of(
                new Finished(anAppMessage("sent"), Outcome.sent(1, NOON)),
                new Finished(anAppMessage("failed"), Outcome.failed(81013, Reason.NO_VALID_RECIPIENT, 1, NOON))));

        assertThat(ledger().list(CORP, CommandStatus.FAILED, 10, null).items())
                .extracting(Ledger.Entry::commandId)
                .containsExactly("failed");
    }

    @Test
    void knowsWhatWaitsUntilItIsDecided() {
        var round = ledger().takeOn(List.of(anAppMessage("first"), anAppMessage("behind"), anAppMessage("decided")));
        ledger().decide(List.of(new Finished(anAppMessage("decided"), Outcome.sent(1, NOON))));

        ledger().postpone(
                        round,
                        List.of(
                                new Ledger.Wait(
                                        anAppMessage("first"),
                                        PostponeReason.FREQUENCY_LIMITED,
                                        NOON.plusSeconds(60),
                                        false),
                                new Ledger.Wait(anAppMessage("behind"), PostponeReason.BEHIND_ANOTHER, null, false),
                                new Ledger.Wait(anAppMessage("decided"), PostponeReason.NO_ANSWER, NOON, false)));

        assertThat(ledger().standings(List.of(anAppMessage("first"), anAppMessage("decided"), anAppMessage("unknown"))))
                .containsEntry(id("first"), new Standing.Waiting())
                .containsEntry(id("decided"), new Standing.Decided(Outcome.sent(1, NOON)))
                .containsEntry(id("unknown"), new Standing.Fresh());
        assertThat(ledger().list(CORP, CommandStatus.WAITING, 10, null).items())
                .extracting(Ledger.Entry::commandId, Ledger.Entry::reason, Ledger.Entry::dueAt)
                .containsExactlyInAnyOrder(
                        tuple("first", "frequency-limited", NOON.plusSeconds(60)),
                        tuple("behind", "behind-another", null));
        ledger().decide(List.of(new Finished(anAppMessage("first"), Outcome.sent(2, NOON))));
        assertThat(ledger().find(CORP, "first"))
                .hasValueSatisfying(entry -> assertThat(entry)
                        .extracting(Ledger.Entry::status, Ledger.Entry::reason, Ledger.Entry::dueAt)
                        .containsExactly(CommandStatus.SENT, null, null));
    }

    @Test
    void forgetsWhatIsLongDoneAndNothingElse() {
        var round =
                ledger().takeOn(List.of(anAppMessage("old"), anAppMessage("old-sending"), anAppMessage("old-waiting")));
        ledger().postpone(
                        round,
                        List.of(new Ledger.Wait(anAppMessage("old-waiting"), PostponeReason.NO_ANSWER, NOON, false)));
        ledger().decide(List.of(new Finished(anAppMessage("old"), Outcome.sent(1, NOON))));
        clock.advance(Duration.ofDays(31));
        ledger().takeOn(List.of(anAppMessage("new")));
        ledger().decide(List.of(new Finished(anAppMessage("new"), Outcome.sent(1, NOON))));

        ledger().forgetBefore(NOON.plus(Duration.ofDays(1)));

        assertThat(ledger().list(CORP, null, 10, null).items())
                .extracting(Ledger.Entry::commandId)
                .containsExactlyInAnyOrder("new", "old-sending", "old-waiting");
    }

    @Test
    void makesWhatIsDoneOfAContactNobodysAndTellsWhatIsNot() {
        var sent = Outcome.sent(Map.of("messageId", "MSG-1"), 1, NOON);
        var round = ledger().takeOn(List.of(anAppMessage("sent"), anAppMessage("waiting"), anAppMessage("sending")));
        ledger().decide(List.of(new Finished(anAppMessage("sent"), sent)));
        ledger().postpone(
                        round, List.of(new Ledger.Wait(anAppMessage("waiting"), PostponeReason.NOT_YET, NOON, false)));
        var other = new Command.FetchContact(head("other", "fetch-contact", "theirs", null), "wm1");
        ledger().takeOn(List.of(other));
        clock.advance(Duration.ofMinutes(1));
        ledger().takeOn(List.of(anAppMessage("since", clock.instant()), anAppMessage("came-late")));

        var found = ledger().ofContact(CORP, CONTACT, NOON);
        ledger().forgetContact(CORP, CONTACT, NOON);

        assertThat(found.all()).isEqualTo(4);
        assertThat(found.undecided()).containsExactlyInAnyOrder("waiting", "sending", "came-late");
        assertThat(ledger().ofContact(CORP, CONTACT, clock.instant()).all()).isEqualTo(4);
        assertThat(ledger().ofContact("other", CONTACT, NOON).all()).isEqualTo(1);
        assertThat(ledger().find(CORP, "sent")).hasValueSatisfying(entry -> {
            assertThat(entry.contactId()).isNull();
            assertThat(entry.status()).isEqualTo(CommandStatus.SENT);
            assertThat(entry.outcome().result()).isEmpty();
        });
        assertThat(ledger().find(CORP, "waiting"))
                .hasValueSatisfying(entry -> assertThat(entry.contactId()).isEqualTo(CONTACT));
    }

    @Test
    void namesNobodyInWhatWasNotSentForSomebodyWhoWasErased() {
        ledger().takeOn(List.of(anAppMessage("1")));

        ledger().decide(List.of(new Finished(anAppMessage("1"), Outcome.suppressed(Reason.CONTACT_ERASED, NOON))));

        assertThat(ledger().find(CORP, "1")).hasValueSatisfying(entry -> {
            assertThat(entry.contactId()).isNull();
            assertThat(entry.reason()).isEqualTo("contact-erased");
        });
    }

    @Test
    void knowsWhoseACommandIsThatNamesThemByWecomsIdAlone() {
        var head = head("mark-tags", "1", null);
        ledger().takeOn(List.of(aTagging(
                new Command.Head(head.envelope(), head.key(), null, CUSTOMER, head.lane(), null, null, List.of()))));

        assertThat(ledger().ofContact(CORP, CONTACT, NOON).undecided()).containsExactly("1");
    }

    private static String id(String command) {
        return CORP + ":" + command;
    }
}

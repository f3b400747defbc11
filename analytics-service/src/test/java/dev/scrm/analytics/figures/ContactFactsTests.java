package dev.scrm.analytics.figures;

import static dev.scrm.analytics.figures.FactFixtures.CORP;
import static dev.scrm.analytics.figures.FactFixtures.HALF_PAST_EIGHT;
import static dev.scrm.analytics.figures.FactFixtures.NOW;
import static dev.scrm.analytics.figures.FactFixtures.aResponse;
import static dev.scrm.analytics.figures.FactFixtures.aTicket;
import static dev.scrm.analytics.figures.FactFixtures.aWelcome;
import static dev.scrm.analytics.figures.FactFixtures.anAdd;
import static dev.scrm.analytics.figures.FactFixtures.row;
import static dev.scrm.analytics.figures.FactFixtures.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.analytics.figures.Fact.TicketOpened;
import dev.scrm.analytics.figures.Fact.WelcomeFinished;
import dev.scrm.analytics.figures.Fact.WelcomeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContactFactsTests {
    private static final FigureKey POSTER = row(HALF_PAST_EIGHT, "poster-17");
    private static final FigureKey NONE = row(HALF_PAST_EIGHT, "none");

    @Test
    void countsAnAddInItsHourAndLiveCode() {
        assertThat(rows(anAdd())).isEqualTo(Map.of(POSTER, Figure.one(Count.CONTACTS_ADDED)));
    }

    @Test
    void countsAnAddWithoutLiveCodeUnderNone() {
        assertThat(rows(anAdd("a1", HALF_PAST_EIGHT, "none"))).containsOnlyKeys(NONE);
    }

    @Test
    void countsAnAddOnceHoweverOftenWecomTellsIt() {
        var once = ContactFacts.unknown(CORP).count(anAdd(), NOW).state();

        var again = once.count(anAdd(), NOW.plusSeconds(5));

        assertThat(again.changed()).isFalse();
        assertThat(again.events()).isEmpty();
    }

    @Test
    void countsASecondStaffMembersAddUnderItsOwnLiveCode() {
        var changes = rows(anAdd(), anAdd("a2", HALF_PAST_EIGHT.plusSeconds(60), "fair-3"));

        assertThat(changes)
                .containsEntry(POSTER, Figure.one(Count.CONTACTS_ADDED))
                .containsEntry(row(HALF_PAST_EIGHT, "fair-3"), Figure.one(Count.CONTACTS_ADDED));
    }

    @Test
    void timesAWelcomeFromTheCallbackOfItsAdd() {
        var sent = Figure.one(Count.WELCOMES_SENT).and(Timing.WELCOME_LATENCY, 400);

        assertThat(rows(anAdd(), aWelcome("a1"))).isEqualTo(Map.of(POSTER, sent.and(Count.CONTACTS_ADDED)));
    }

    @Test
    void attributesAWelcomeToTheAddItAnswers() {
        var rows = rows(anAdd(), anAdd("a2", HALF_PAST_EIGHT, "fair-3"), aWelcome("a2"));

        assertThat(rows.get(row(HALF_PAST_EIGHT, "fair-3")).count(Count.WELCOMES_SENT))
                .isOne();
        assertThat(rows.get(POSTER).count(Count.WELCOMES_SENT)).isZero();
    }

    @Test
    void attributesAWelcomeOfUnknownCauseToTheLastAddBeforeIt() {
        var finished = HALF_PAST_EIGHT.plusSeconds(700);
        var welcome = new WelcomeFinished("welcome:c", finished, null, WelcomeResult.SENT, finished);

        var rows = rows(anAdd(), anAdd("a2", HALF_PAST_EIGHT.plusSeconds(600), "fair-3"), welcome);

        assertThat(rows.get(row(HALF_PAST_EIGHT, "fair-3"))
                        .timing(Timing.WELCOME_LATENCY)
                        .max())
                .isEqualTo(99_900);
    }

    @Test
    void movesAWelcomeThatCameBeforeItsAddToTheLiveCode() {
        var early = ContactFacts.unknown(CORP).count(aWelcome("a1"), NOW);
        assertThat(sum(early.events())).isEqualTo(Map.of(NONE, Figure.one(Count.WELCOMES_SENT)));

        assertThat(rows(aWelcome("a1"), anAdd())).isEqualTo(rows(anAdd(), aWelcome("a1")));
    }

    @Test
    void countsWelcomesThatDidNotGetThroughWithoutALatency() {
        var expired = new WelcomeFinished("welcome:1", HALF_PAST_EIGHT, "a1", WelcomeResult.EXPIRED, HALF_PAST_EIGHT);
        var failed = new WelcomeFinished("welcome:2", HALF_PAST_EIGHT, "a1", WelcomeResult.FAILED, HALF_PAST_EIGHT);

        var figure = rows(anAdd(), expired, failed).get(POSTER);

        assertThat(figure.count(Count.WELCOMES_EXPIRED)).isOne();
        assertThat(figure.count(Count.WELCOMES_FAILED)).isOne();
        assertThat(figure.timings()).isEmpty();
    }

    @Test
    void attributesTicketsToTheLiveCodeThatBroughtTheContactFirst() {
        var nextDay = HALF_PAST_EIGHT.plus(Duration.ofDays(1));

        var rows = rows(
                anAdd(),
                anAdd("a2", HALF_PAST_EIGHT.plusSeconds(60), "fair-3"),
                aTicket(nextDay),
                aResponse(nextDay, true));

        assertThat(rows.get(row(nextDay, "poster-17")))
                .isEqualTo(Figure.one(Count.TICKETS_OPENED)
                        .and(Count.FIRST_RESPONSES)
                        .and(Count.FIRST_RESPONSES_BREACHED)
                        .and(Timing.FIRST_RESPONSE, 100_000));
    }

    @Test
    void countsATicketOfAContactThatNoAddBroughtAtOnceUnderNone() {
        assertThat(rows(aTicket(HALF_PAST_EIGHT))).isEqualTo(Map.of(NONE, Figure.one(Count.TICKETS_OPENED)));
    }

    @Test
    void movesATicketThatCameBeforeItsAddToTheLiveCode() {
        var later = HALF_PAST_EIGHT.plusSeconds(600);

        assertThat(rows(aTicket(later), aResponse(later, false), anAdd()))
                .isEqualTo(rows(anAdd(), aTicket(later), aResponse(later, false)))
                .containsOnlyKeys(POSTER);
    }

    @Test
    void leavesATicketUnderNoneThatWasOpenedBeforeTheContactWasBrought() {
        var before = HALF_PAST_EIGHT.minus(Duration.ofMinutes(10));

        assertThat(rows(aTicket(before), anAdd()).get(row(before, "none"))).isEqualTo(Figure.one(Count.TICKETS_OPENED));
    }

    @Test
    void countsAnEventInTheHourItHappenedInAlsoWhenItsAddWasInAnother() {
        var lastSecond = Instant.parse("2026-11-21T08:59:59Z");
        var nextHour = Instant.parse("2026-11-21T09:00:00Z");
        var welcome = new WelcomeFinished("welcome:1", nextHour, "a1", WelcomeResult.SENT, nextHour);

        assertThat(rows(anAdd("a1", lastSecond, "poster-17"), welcome))
                .containsOnlyKeys(row(lastSecond, "poster-17"), row(nextHour, "poster-17"));
    }

    @Test
    void remembersWhichLiveCodeBroughtAContactLongAfterItForgotTheRest() {
        var facts = ContactFacts.unknown(CORP).count(anAdd(), NOW).state();
        var aYearLater = NOW.plus(Duration.ofDays(365));
        var opened = HALF_PAST_EIGHT.plus(Duration.ofDays(365));

        var decision = facts.count(aTicket(opened), aYearLater);

        assertThat(decision.state().remembered()).hasSize(1);
        assertThat(sum(decision.events())).containsOnlyKeys(row(opened, "poster-17"));
        assertThat(decision.state().count(anAdd(), aYearLater).changed()).isFalse();
    }

    @Test
    void keepsWhatOneContactCostsInBounds() {
        var facts = ContactFacts.unknown(CORP);
        for (int i = 0; i < 3 * ContactFacts.REMEMBERED_AT_MOST; i++) {
            facts = facts.count(new TicketOpened("ticket:" + i + "/1", HALF_PAST_EIGHT), NOW)
                    .state();
        }

        assertThat(facts.remembered()).hasSize(ContactFacts.REMEMBERED_AT_MOST);
    }

    @Test
    void countsEverythingOnceWhenAllIsReadAgain() {
        var all = List.of(
                anAdd(), aWelcome("a1"), aTicket(HALF_PAST_EIGHT.plusSeconds(9)), aResponse(HALF_PAST_EIGHT, false));
        var thrice = new ArrayList<Fact>();
        IntStream.range(0, 3).forEach(_ -> thrice.addAll(all));

        assertThat(rows(thrice.toArray(Fact[]::new))).isEqualTo(rows(all.toArray(Fact[]::new)));
    }

    @Test
    void forgetsTheFactsOfSomebodyWhoIsErasedAndKeepsWhatTheyCameTo() {
        var facts = counted(anAdd(), aWelcome("a1"), aTicket(HALF_PAST_EIGHT.plusSeconds(9)));
        assertThat(facts.countUntil(NOW)).isEqualTo(3);

        var erased = facts.erase(NOW);

        assertThat(erased.events()).isEmpty();
        assertThat(erased.state()).isEqualTo(new ContactFacts(CORP, null, List.of(), NOW));
        assertThat(erased.state().erase(NOW).changed()).isFalse();
        assertThat(erased.state().erase(NOW.minusSeconds(1)).changed()).isFalse();
    }

    @Test
    void countsNothingThatIsDatedBeforeTheErasureHoweverLateItIsTold() {
        var erased = counted(anAdd()).erase(NOW).state();

        assertThat(erased.count(anAdd(), NOW).changed()).isFalse();
        assertThat(erased.count(anAdd("a2", NOW, "fair-3"), NOW).changed()).isFalse();
        assertThat(erased.count(aTicket(NOW.minusSeconds(1)), NOW).changed()).isFalse();
        assertThat(erased.count(aTicket(NOW.plusSeconds(1)), NOW).changed()).isTrue();
    }

    /** Nobody owes what happened since to who brought the contact before; whoever comes anew brings them anew. */
    @Test
    void owesWhatHappenedSinceToWhoBroughtThemAnew() {
        var later = NOW.plusSeconds(600);
        var before = counted(anAdd(), aTicket(later));

        var erased = before.erase(NOW);

        assertThat(sum(erased.events()))
                .isEqualTo(Map.of(
                        row(later, "poster-17"),
                        Figure.one(Count.TICKETS_OPENED).negated(),
                        row(later, "none"),
                        Figure.one(Count.TICKETS_OPENED)));
        var anew = erased.state().count(anAdd("a2", NOW.plusSeconds(60), "fair-3"), NOW);
        assertThat(sum(anew.events()))
                .containsEntry(
                        row(later, "fair-3"), Figure.one(Count.TICKETS_OPENED).and(Count.CONTACTS_ADDED));
    }

    private static ContactFacts counted(Fact... facts) {
        var state = ContactFacts.unknown(CORP);
        for (var fact : facts) {
            state = state.count(fact, NOW).state();
        }
        return state;
    }

    private static Map<FigureKey, Figure> rows(Fact... facts) {
        var state = ContactFacts.unknown(CORP);
        var changes = new ArrayList<FigureChange>();
        for (var fact : facts) {
            var decision = state.count(fact, NOW);
            state = decision.state();
            changes.addAll(decision.events());
        }
        return sum(changes);
    }
}

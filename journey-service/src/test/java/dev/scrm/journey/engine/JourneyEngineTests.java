package dev.scrm.journey.engine;

import static dev.scrm.journey.engine.EngineFixtures.AGENT;
import static dev.scrm.journey.engine.EngineFixtures.CHEN;
import static dev.scrm.journey.engine.EngineFixtures.CODE;
import static dev.scrm.journey.engine.EngineFixtures.CUSTOMER;
import static dev.scrm.journey.engine.EngineFixtures.LIN;
import static dev.scrm.journey.engine.EngineFixtures.NOON;
import static dev.scrm.journey.engine.EngineFixtures.added;
import static dev.scrm.journey.engine.EngineFixtures.anEngine;
import static dev.scrm.journey.engine.EngineFixtures.fetchFailed;
import static dev.scrm.journey.engine.EngineFixtures.finished;
import static dev.scrm.journey.engine.EngineFixtures.halfAdded;
import static dev.scrm.journey.engine.EngineFixtures.left;
import static dev.scrm.journey.engine.EngineFixtures.named;
import static dev.scrm.journey.engine.EngineFixtures.nobody;
import static dev.scrm.journey.engine.EngineFixtures.wrote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.journey.definition.Definitions;
import dev.scrm.journey.definition.JourneyDefinition;
import dev.scrm.journey.engine.Effect.Finished;
import dev.scrm.journey.engine.Effect.SendAppMessage;
import dev.scrm.journey.engine.Effect.SendWelcome;
import dev.scrm.journey.engine.Effect.Started;
import dev.scrm.journey.engine.Effect.StepTaken;
import dev.scrm.journey.engine.mustache.MustacheTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JourneyEngineTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final Journeying contact = new Journeying(NOON);

    @Test
    void welcomesByNameAsSoonAsTheNameIsFetched() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));

        assertThat(contact.of(SendWelcome.class))
                .containsExactly(
                        new SendWelcome(CUSTOMER, LIN, AGENT, CODE, "王芳，您好！很高兴认识您，有任何需要请随时告诉我。", NOON.plusSeconds(20)));
    }

    @Test
    void countsTheLifeOfACodeByTheClockOfTheGatewayAndNotByWecoms() {
        var wecomIsSlow = NOON.minusSeconds(25);
        var added = new Input.ContactAdded(
                new Cause("e1", wecomIsSlow, null, null), false, CUSTOMER, LIN, "poster-17", CODE, AGENT, NOON);

        contact.tell(added).tell(named("王芳"));

        assertThat(contact.of(SendWelcome.class))
                .extracting(SendWelcome::expiresAt)
                .containsExactly(NOON.plusSeconds(20));
    }

    @Test
    void greetsOnceWhenTwoAppsAreToldOfTheSameAddition() {
        contact.tell(added("e1", CODE)).tell(added("e1", "WC-OF-ANOTHER-APP")).tell(named("王芳"));

        assertThat(contact.of(SendWelcome.class))
                .extracting(SendWelcome::welcomeCode)
                .containsExactly(CODE);
    }

    @Test
    void saysThatTheJourneyStartedAndWhatBroughtIt() {
        contact.tell(added("e1", CODE));

        assertThat(contact.of(Started.class)).containsExactly(new Started("welcome", 1, "poster-17", LIN));
    }

    @Test
    void welcomesWithoutNameWhenTheNameDoesNotComeInTime() {
        contact.tell(added("e1", CODE)).after(Duration.ofMillis(2_999));
        assertThat(contact.of(SendWelcome.class)).isEmpty();

        contact.after(Duration.ofMillis(1));

        assertThat(contact.of(SendWelcome.class).getFirst().text()).isEqualTo("您好！很高兴认识您，有任何需要请随时告诉我。");
    }

    @Test
    void welcomesAtOnceWhenTheNameCannotBeFetched() {
        contact.tell(added("e1", CODE)).tell(fetchFailed(NOON.plusSeconds(1)));

        assertThat(contact.of(SendWelcome.class)).hasSize(1);
    }

    @Test
    void doesNotTakeAnOldFailureForThisFetch() {
        contact.tell(added("e1", CODE)).tell(fetchFailed(NOON.minusSeconds(60)));

        assertThat(contact.of(SendWelcome.class)).isEmpty();
    }

    @Test
    void welcomesAtOnceWhoseNameIsKnownAlready() {
        contact.tell(named("王芳")).tell(added("e1", CODE));

        assertThat(contact.of(SendWelcome.class).getFirst().text()).startsWith("王芳，");
    }

    @Test
    void takesANameThatComesAfterItsTimeButBeforeTheTimer() {
        var late = new Input.NameFetched(new Cause("f", NOON, null, null), "王芳", NOON.plusSeconds(5));

        contact.tell(added("e1", CODE)).tell(late);

        assertThat(contact.of(SendWelcome.class).getFirst().text()).startsWith("王芳，");
    }

    @Test
    void keepsLineBreaksOfNamesOutOfTheText() {
        contact.tell(added("e1", CODE)).tell(named(" 王\n芳\u0007 "));

        assertThat(contact.of(SendWelcome.class).getFirst().text()).startsWith("王 芳，");
    }

    @Test
    void welcomesOnceWhenTheCallbackIsRepeated() {
        contact.tell(added("e1", CODE)).tell(named("王芳")).tell(added("e1", CODE));
        contact.tell(finished(contact.command(), "sent", NOON.plusSeconds(1)))
                .after(Duration.ofMinutes(10))
                .tell(added("e1", CODE));

        assertThat(contact.of(SendWelcome.class)).hasSize(1);
        assertThat(contact.of(Started.class)).hasSize(1);
    }

    @Test
    void welcomesOnceWhenTheSameCodeComesByAnotherEvent() {
        contact.tell(added("e1", CODE)).tell(named("王芳")).tell(added("e2", CODE));

        assertThat(contact.of(SendWelcome.class)).hasSize(1);
    }

    @Test
    void welcomesOnAHalfAddAndNotAgainWhenItIsConfirmed() {
        contact.tell(named("王芳")).tell(halfAdded("e1", CODE)).tell(added("e2", null));

        assertThat(contact.of(SendWelcome.class)).hasSize(1);
        assertThat(contact.of(Started.class)).hasSize(1);
    }

    @Test
    void doesNotStartAgainWhenAHalfAddIsConfirmedMuchLater() {
        contact.tell(named("王芳")).tell(halfAdded("e1", CODE)).after(Duration.ofHours(2));
        contact.tell(added("e2", LIN, null, NOON.plusSeconds(7200)));

        assertThat(contact.of(Started.class)).hasSize(1);
    }

    @Test
    void waitsForTheAddWhenTheHalfAddBringsNoCode() {
        contact.tell(named("王芳")).tell(halfAdded("e1", null));
        assertThat(contact.of(Started.class)).isEmpty();

        contact.tell(added("e2", CODE));

        assertThat(contact.of(SendWelcome.class)).hasSize(1);
    }

    @Test
    void takesAHalfAddThatComesAfterItsAddForNothingNew() {
        contact.tell(named("王芳")).tell(added("e2", CODE)).tell(halfAdded("e1", null));

        assertThat(contact.of(Started.class)).hasSize(1);
    }

    @Test
    void startsANewInstanceWhenTheContactIsAddedAgainLater() {
        contact.tell(named("王芳")).tell(added("e1", CODE)).tell(left(LIN, NOON.plusSeconds(30)));
        contact.tell(added("e2", LIN, "WC-2", NOON.plusSeconds(60)));

        assertThat(contact.of(SendWelcome.class).stream().map(SendWelcome::welcomeCode))
                .containsExactly(CODE, "WC-2");
        assertThat(contact.effects().stream().map(Effect::instanceId).distinct())
                .hasSize(2);
    }

    @Test
    void endsTheOldInstanceWhenAFreshCodeTellsOfANewAddition() {
        contact.tell(named("王芳")).tell(added("e1", CODE)).tell(added("e2", LIN, "WC-2", NOON.plusSeconds(60)));

        assertThat(contact.results()).containsExactly("removed");
        assertThat(contact.traveller().instances()).hasSize(1);
    }

    @Test
    void keepsInstancesOfTwoStaffMembersApart() {
        contact.tell(named("王芳")).tell(added("e1", LIN, CODE, NOON)).tell(added("e2", CHEN, "WC-2", NOON));
        contact.tell(left(LIN, NOON.plusSeconds(5)));

        assertThat(contact.of(SendWelcome.class)).hasSize(2);
        assertThat(contact.traveller().instances())
                .extracting(instance -> instance.entry().staffId())
                .containsExactly(CHEN);
    }

    @Test
    void remindsTheStaffMemberWhenNoMessageCameInTwoMinutes() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));
        contact.tell(finished(contact.command(), "sent", NOON.plusSeconds(1)));

        contact.after(TWO_MINUTES.plus(SECOND));

        assertThat(contact.of(SendAppMessage.class))
                .containsExactly(new SendAppMessage(
                        List.of(LIN),
                        "【跟进提醒】您新添加的客户“王芳”还没有发来消息，请主动联系 TA。",
                        NOON.plusSeconds(1).plus(TWO_MINUTES).plus(Duration.ofHours(1))));
        assertThat(contact.path()).containsExactly("send-welcome:sent", "wait-for-message:timed-out");
    }

    @Test
    void finishesRemindedWhenTheReminderWasSent() {
        remind();

        contact.tell(finished(contact.command(), "sent", contact.now()));

        assertThat(contact.results()).containsExactly("reminded");
        assertThat(contact.traveller().instances()).isEmpty();
    }

    @Test
    void finishesFailedWhenTheReminderCouldNotBeSent() {
        remind();

        contact.tell(finished(contact.command(), "failed", contact.now()));

        assertThat(contact.path()).endsWith("remind-staff:failed");
        assertThat(contact.results()).containsExactly("failed");
    }

    private void remind() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));
        contact.tell(finished(contact.command(), "sent", NOON.plusSeconds(1))).after(Duration.ofMinutes(3));
    }

    @Test
    void doesNotRemindWhenTheCustomerWrote() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));
        contact.tell(finished(contact.command(), "sent", NOON.plusSeconds(1)))
                .after(SECOND.multipliedBy(60))
                .tell(wrote(NOON.plusSeconds(60)))
                .after(Duration.ofHours(1));

        assertThat(contact.of(SendAppMessage.class)).isEmpty();
        assertThat(contact.path()).containsExactly("send-welcome:sent", "wait-for-message:message-came");
        assertThat(contact.results()).containsExactly("answered");
    }

    @Test
    void countsAMessageThatCameBeforeTheWelcomeWasConfirmed() {
        contact.tell(added("e1", CODE)).tell(named("王芳")).tell(wrote(NOON));

        contact.tell(finished(contact.command(), "sent", NOON.plusSeconds(1)));

        assertThat(contact.results()).containsExactly("answered");
    }

    @Test
    void countsAMessageThatWasReadBeforeTheCallback() {
        contact.tell(wrote(NOON.plusSeconds(4))).tell(named("王芳")).tell(added("e1", CODE));

        contact.tell(finished(contact.command(), "sent", NOON.plusSeconds(5)));

        assertThat(contact.results()).containsExactly("answered");
    }

    @Test
    void doesNotTakeAMessageFromBeforeForAnAnswer() {
        contact.tell(wrote(NOON.minusSeconds(3600))).tell(named("王芳")).tell(added("e1", CODE));
        contact.tell(finished(contact.command(), "sent", NOON.plusSeconds(1))).tell(wrote(NOON.minusSeconds(60)));

        contact.after(Duration.ofMinutes(3));

        assertThat(contact.of(SendAppMessage.class)).hasSize(1);
    }

    @Test
    void judgesAMessageByWhenItWasWrittenAndNotByWhenItWasRead() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));
        contact.tell(finished(contact.command(), "sent", NOON.plusSeconds(1)));

        contact.tell(wrote(NOON.plusSeconds(125)));

        assertThat(contact.path()).endsWith("wait-for-message:timed-out");
        assertThat(contact.of(SendAppMessage.class)).hasSize(1);
    }

    @Test
    void tellsThatAWelcomeExpiredAndStillReminds() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));
        contact.tell(finished(contact.command(), "expired", NOON.plusSeconds(25)));

        assertThat(contact.of(StepTaken.class))
                .singleElement()
                .satisfies(step -> assertThat(step)
                        .isEqualTo(new StepTaken(
                                "welcome",
                                1,
                                1,
                                "send-welcome",
                                "expired",
                                contact.command().id())));
        contact.after(Duration.ofMinutes(3));
        assertThat(contact.of(SendAppMessage.class)).hasSize(1);
    }

    @Test
    void givesTheWelcomeOutEvenWhenItsCodeIsDeadSoThatTheExpiryIsAnOutcome() {
        var longAgo = added("e1", LIN, CODE, NOON.minusSeconds(600));

        contact.tell(longAgo).after(Duration.ZERO);

        assertThat(contact.of(SendWelcome.class).getFirst().expiresAt()).isEqualTo(NOON.minusSeconds(580));
    }

    @Test
    void goesOnWhenNoOutcomeComes() {
        contact.tell(added("e1", CODE)).tell(named("王芳")).after(Duration.ofHours(2));

        assertThat(contact.path())
                .containsExactly("send-welcome:no-outcome", "wait-for-message:timed-out", "remind-staff:no-outcome");
        assertThat(contact.results()).containsExactly("failed");
    }

    @Test
    void explainsThatThereWasNoCodeToWelcomeWith() {
        contact.tell(added("e1", null)).after(Duration.ofMinutes(3));

        assertThat(contact.of(StepTaken.class).getFirst()).returns("no-code", StepTaken::result);
        assertThat(contact.of(SendAppMessage.class)).hasSize(1);
    }

    @Test
    void takesTheContactOutWhenTheRelationEnds() {
        contact.tell(added("e1", CODE)).tell(named("王芳")).tell(left(LIN, NOON.plusSeconds(2)));

        contact.after(Duration.ofHours(3));

        assertThat(contact.path()).containsExactly("send-welcome:removed");
        assertThat(contact.of(Finished.class)).containsExactly(new Finished("welcome", 1, "removed"));
        assertThat(contact.of(SendAppMessage.class)).isEmpty();
    }

    @Test
    void doesNotLetAnOldEndOfTheRelationEndANewOne() {
        contact.tell(added("e1", CODE)).tell(left(LIN, NOON.minusSeconds(5)));

        assertThat(contact.traveller().instances()).hasSize(1);
    }

    @Test
    void ignoresOutcomesOfOthersAndOfStepsThatAreOver() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));
        var sent = finished(contact.command(), "sent", NOON.plusSeconds(1));
        contact.tell(sent);
        int given = contact.effects().size();

        contact.tell(sent).tell(fetchFailed(NOON.plusSeconds(2)));

        assertThat(contact.effects()).hasSize(given);
    }

    @Test
    void ignoresATimerOfAWaitThatIsOver() {
        contact.tell(added("e1", CODE));
        var stale = contact.traveller().instances().getFirst().timer();
        contact.tell(named("王芳"));

        var decision = anEngine()
                .decide(
                        contact.traveller(),
                        new Input.TimeCame(stale.instanceId(), stale.wakeSequence()),
                        NOON.plusSeconds(3));

        assertThat(decision.changed()).isFalse();
    }

    @Test
    void ignoresATimerThatComesTooEarly() {
        contact.tell(added("e1", CODE));
        var timer = contact.traveller().instances().getFirst().timer();

        var decision = anEngine()
                .decide(contact.traveller(), new Input.TimeCame(timer.instanceId(), timer.wakeSequence()), NOON);

        assertThat(decision.changed()).isFalse();
    }

    @Test
    void decidesTheSameAgainWhenAnInputIsReplayed() {
        contact.tell(added("e1", CODE));
        var before = contact.traveller();

        var first = anEngine().decide(before, named("王芳"), NOON);
        var replayed = anEngine().decide(before, named("王芳"), NOON.plusSeconds(60));

        assertThat(replayed).isEqualTo(first);
    }

    @Test
    void carriesCauseAndCorrelationOn() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));

        assertThat(contact.command())
                .extracting(Effect::causationId, Effect::correlationId)
                .containsExactly("fetched-王芳", "correlation-e1");
    }

    @Test
    void countsTheEventsOfAnInstanceWithoutGaps() {
        remind();
        contact.tell(finished(contact.command(), "sent", contact.now()));

        assertThat(contact.effects().stream()
                        .filter(effect -> effect.content() instanceof Effect.Event)
                        .map(Effect::sequence))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void hasNothingToSayToAStranger() {
        for (var input : List.<Input>of(fetchFailed(NOON), left(LIN, NOON), new Input.TimeCame("i", 1))) {
            assertThat(anEngine().decide(nobody(), input, NOON).changed()).isFalse();
        }
    }

    @Test
    void failsLoudlyWhenTheDefinitionOfAnInstanceIsGone() {
        contact.tell(added("e1", CODE));
        var without = new JourneyEngine(new NoDefinitions(), new MustacheTexts());

        assertThatThrownBy(() -> without.decide(contact.traveller(), named("王芳"), NOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Expected definition welcome v1 of instance");
    }

    private static final class NoDefinitions implements Definitions {
        @Override
        public List<JourneyDefinition> current(String corpId) {
            return List.of();
        }

        @Override
        public Optional<JourneyDefinition> find(String corpId, String journeyId, int version) {
            return Optional.empty();
        }
    }

    @Test
    void takesNoInterestInWhenTheClockSaysAnEventCame() {
        var atNoon = anEngine().decide(nobody(), added("e1", CODE), NOON);
        var later = anEngine().decide(nobody(), added("e1", CODE), Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(later).isEqualTo(atNoon);
    }

    @Test
    void endsJourneysOfWhoWasErasedAndForgetsTheName() {
        contact.tell(added("e1", CODE)).tell(named("王芳"));
        var erased = new Input.ContactErased(
                new Cause("erasure", NOON.plusSeconds(10), null, null), "erasure-1", NOON.plusSeconds(10));

        contact.tell(erased);
        var once = contact.traveller();
        contact.tell(erased)
                .tell(added("e1", CODE))
                .tell(added("e2", LIN, null, NOON.plusSeconds(9)))
                .tell(named("王芳"))
                .tell(wrote(NOON.plusSeconds(5)))
                .after(TWO_MINUTES);

        assertThat(contact.traveller()).isEqualTo(once);
        assertThat(once.toString()).doesNotContain("王芳", CUSTOMER, LIN);
        assertThat(contact.of(Effect.Finished.class))
                .singleElement()
                .satisfies(finished -> assertThat(finished.result()).isEqualTo("removed"));

        contact.tell(added("e3", LIN, "WC-EXAMPLE-2", NOON.plusSeconds(200)));

        assertThat(contact.traveller().instances()).hasSize(1);
        assertThat(contact.tell(erased).traveller().instances()).hasSize(1);
    }
}

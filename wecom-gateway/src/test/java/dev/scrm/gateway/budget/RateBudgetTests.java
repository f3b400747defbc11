package dev.scrm.gateway.budget;

import static dev.scrm.gateway.budget.CallLane.BULK;
import static dev.scrm.gateway.budget.CallLane.URGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.gateway.budget.Entry.Entered;
import dev.scrm.gateway.budget.Entry.Held;
import dev.scrm.platform.test.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RateBudgetTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Charge TAGS = charge("ww1/mark_tag", Allowance.of(Window.ofMinute(100)));

    private final MutableClock clock = MutableClock.at(NOON);
    private final InMemoryBudgets budgets = new InMemoryBudgets();
    private final RateBudget mine = new RateBudget(budgets, "mine", 64, Runnable::run, clock);
    private final RateBudget theirs = new RateBudget(budgets, "theirs", 64, Runnable::run, clock);

    @Test
    void letsAllReplicasTogetherMakeAsManyCallsAsAreAllowed() {
        int entered = 0;
        for (int i = 0; i < 200; i++) {
            entered += enter(i % 2 == 0 ? mine : theirs, TAGS, URGENT) instanceof Entered ? 1 : 0;
        }

        assertThat(entered).isEqualTo(100);
        assertThat(enter(theirs, TAGS, URGENT)).isEqualTo(new Held(NOON.plusSeconds(63)));
        clock.set(NOON.plusSeconds(63));
        assertThat(enter(theirs, TAGS, URGENT)).isInstanceOf(Entered.class);
    }

    @Test
    void asksTheStoreForBlocks() {
        var charge = charge("ww1/get", Allowance.of(Window.ofMinute(10_000)));

        for (int i = 0; i < 1_000; i++) {
            ((Entered) enter(mine, charge, BULK)).close();
            clock.advance(Duration.ofMillis(5));
        }

        assertThat(budgets.questions()).isLessThan(50);
    }

    /** A call every ten milliseconds, of a store that takes fifty to answer. */
    @Test
    @Timeout(10)
    void letsNoCallWaitForTheStoreWhileTheyGoOnSteadily() {
        var store = new SlowStore();
        var steady = new RateBudget(budgets, "steady", 64, store, clock);
        var charge = charge("ww1/get", Allowance.of(Window.ofMinute(10_000)));

        for (int i = 0; i < 1_000; i++) {
            store.isSlow = i >= 200;
            ((Entered) enter(steady, charge, BULK)).close();
            clock.advance(Duration.ofMillis(10));
            if (i % 5 == 0 && !store.unanswered.isEmpty()) {
                store.unanswered.remove().run();
            }
        }

        var spent = budgets.spend("ww1/get", all -> new Change<>(all, all.windows()));
        int granted =
                spent.getFirst().slots().values().stream().mapToInt(i -> i).sum();
        assertThat(granted).isBetween(1_000, 1_100);
    }

    /** Its place is another's who has just left, whatever the store is asked meanwhile. */
    @Test
    @Timeout(10)
    void takesThePlaceOfOneThatEndsWithoutAnAnswerOfTheStore() throws Exception {
        var questions = new LinkedBlockingQueue<Runnable>();
        var charge = charge("ww1/mark_tag", new Allowance(List.of(), 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new RateBudget(budgets, "asked", 64, questions::add, Clock.systemUTC());
            var until = Clock.systemUTC().instant().plusSeconds(30);
            var first = threads.submit(() -> asked.enter(charge, List.of(), BULK, until));
            questions.take().run(); // for the place
            questions.take().run(); // for the call
            var entered = (Entered) first.get();
            var second = threads.submit(() -> asked.enter(charge, List.of(), BULK, until));
            questions.take(); // whether there is another place: never answered

            entered.close();

            questions.take().run(); // for the second call
            assertThat(second.get()).isInstanceOf(Entered.class);
        }
    }

    @Test
    @Timeout(10)
    void waitsForAPlaceNoLongerThanItMayWhileTheStoreDoesNotAnswer() {
        var unanswered = new ArrayDeque<Runnable>();
        var waiting = new RateBudget(budgets, "waiting", 64, unanswered::add, Clock.systemUTC());
        var charge = charge("ww1/mark_tag", new Allowance(List.of(), 5));

        var entry = waiting.enter(
                charge, List.of(), BULK, Clock.systemUTC().instant().plusMillis(50));

        assertThat(entry).isInstanceOf(Held.class);
        assertThat(unanswered).hasSize(1);
    }

    @Test
    void makesNoCallWhoseTimeWasOverWhenTheStoreAnswered() {
        var isSlow = new AtomicBoolean(true);
        Executor slow = question -> {
            question.run();
            clock.advance(Duration.ofSeconds(isSlow.get() ? 10 : 0));
        };
        var late = new RateBudget(budgets, "late", 64, slow, clock);
        var charge = charge("ww1/sync_msg", new Allowance(List.of(Window.ofMinute(100)), 1));

        assertThat(late.enter(charge, List.of(), BULK, NOON.plusSeconds(5))).isInstanceOf(Held.class);
        isSlow.set(false);
        clock.advance(Duration.ofSeconds(20));
        assertThat(late.enter(charge, List.of(), BULK, clock.instant().plusSeconds(5)))
                .isInstanceOf(Entered.class);
    }

    @Test
    @Timeout(10)
    void asksAgainAfterAnErrorInAQuestion() {
        var isBroken = new AtomicBoolean(true);
        Executor store = question -> {
            if (isBroken.get()) {
                budgets.failOnce();
            }
            question.run();
        };
        var budget = new RateBudget(budgets, "broken", 64, store, clock);
        var charge = charge("ww1/mark_tag", new Allowance(List.of(Window.ofMinute(100)), 5));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> enter(budget, charge, BULK)).isInstanceOf(OutOfMemoryError.class);
            clock.advance(Duration.ofMillis(200));
        }
        isBroken.set(false);

        assertThat(enter(budget, charge, BULK)).isInstanceOf(Entered.class);
    }

    @Test
    void forgetsNoBlockOfWecomOverAnAnswerFromBefore() {
        var store = new SlowStore();
        var budget = new RateBudget(budgets, "blocked", 64, store, clock);
        var charge = charge("ww1/get", Allowance.of(Window.ofMinute(10_000)));
        for (int i = 0; store.unanswered.isEmpty(); i++) {
            store.isSlow = i >= 200;
            ((Entered) enter(budget, charge, BULK)).close();
            clock.advance(Duration.ofMillis(10));
        }

        budget.refused(charge);
        store.unanswered.remove().run();

        assertThat(enter(budget, charge, BULK)).isInstanceOf(Held.class);
    }

    @Test
    void keepsNoPlacesOverAClockThatWasSetBack() {
        var charge = charge("ww1/mark_tag", new Allowance(List.of(), 5));
        for (int i = 0; i < 5; i++) {
            ((Entered) enter(mine, charge, BULK)).close();
        }
        var held = (Entered) enter(mine, charge, BULK);
        clock.advance(Duration.ofMinutes(-1));

        var again = enter(mine, charge, BULK);

        assertThat(again).isInstanceOf(Entered.class);
        assertThat(budgets.places("ww1/mark_tag", clock.instant())).isEqualTo(2);
        held.close();
    }

    @Test
    void leavesSomethingForUrgentCallsHoweverManyOthersThereAre() {
        for (int i = 0; i < 200; i++) {
            enter(mine, TAGS, BULK);
        }

        assertThat(enter(mine, TAGS, BULK)).isInstanceOf(Held.class);
        assertThat(enter(mine, TAGS, URGENT)).isInstanceOf(Entered.class);
    }

    @Test
    void keepsBudgetsApart() {
        for (int i = 0; i < 200; i++) {
            enter(mine, TAGS, BULK);
        }

        assertThat(enter(mine, charge("ww2/mark_tag", Allowance.of(Window.ofMinute(100))), BULK))
                .isInstanceOf(Entered.class);
    }

    @Test
    void stopsAllReplicasWhenWecomRefusesOne() {
        enter(mine, TAGS, URGENT);
        mine.refused(TAGS);

        assertThat(enter(mine, TAGS, URGENT)).isEqualTo(new Held(NOON.plusSeconds(60)));
        assertThat(enter(mine, TAGS, BULK)).isEqualTo(new Held(NOON.plusSeconds(60)));
        assertThat(enter(theirs, TAGS, URGENT)).isEqualTo(new Held(NOON.plusSeconds(60)));
        clock.set(NOON.plusSeconds(60));
        assertThat(enter(theirs, TAGS, URGENT)).isInstanceOf(Entered.class);
    }

    @Test
    void stopsAllReplicasForAMomentWhenThereWereTooManyAtATime() {
        mine.crowded(TAGS);

        assertThat(enter(mine, TAGS, URGENT)).isEqualTo(new Held(NOON.plusSeconds(5)));
        assertThat(enter(theirs, TAGS, URGENT)).isEqualTo(new Held(NOON.plusSeconds(5)));
        clock.set(NOON.plusSeconds(5));
        assertThat(enter(theirs, TAGS, URGENT)).isInstanceOf(Entered.class);
    }

    @Test
    void countsACallAgainstAllThatItIsCharged() {
        var member = new Charge("ww1/message/lin.wei", Allowance.of(Window.ofMinute(5)));
        var app = new Charge("ww1/message", Allowance.of(Window.ofMinute(100)));

        int toOne = IntStream.range(0, 20)
                .map(_ -> mine.enter(app, List.of(member), URGENT, NOON) instanceof Entered ? 1 : 0)
                .sum();

        assertThat(toOne).isEqualTo(5);
        assertThat(enter(mine, app, URGENT)).isInstanceOf(Entered.class);
    }

    @Test
    void makesRoomForOthersAtOnceWhereOneReceiverHasToWait() {
        var window = new Window(Duration.ofSeconds(10), 5);
        var member = new Charge("ww1/message/lin.wei", Allowance.of(window), true);
        var app = new Charge("ww1/message", Allowance.of(Window.ofMinute(100)));
        while (mine.enter(app, List.of(member), URGENT, NOON) instanceof Entered entered) {
            entered.close();
        }

        var held = mine.enter(app, List.of(member), BULK, NOON.plusSeconds(20));

        assertThat(held)
                .isInstanceOfSatisfying(
                        Held.class,
                        later -> assertThat(later.until()).isBetween(NOON.plusSeconds(3), NOON.plusSeconds(19)));
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void sharesPlacesAndGivesThemBack() {
        var charge = charge("ww1/sync_msg", new Allowance(List.of(), 2));
        var first = (Entered) enter(mine, charge, BULK);
        var second = (Entered) enter(mine, charge, BULK);
        assertThat(enter(mine, charge, BULK)).isInstanceOf(Held.class);
        assertThat(enter(theirs, charge, BULK)).isInstanceOf(Held.class);

        first.close();
        second.close();
        clock.advance(Duration.ofMillis(100));

        assertThat(enter(theirs, charge, BULK)).isInstanceOf(Entered.class);
    }

    /** With real threads and time: three replicas, each with more calls than there are places. */
    @Test
    void neverHasMoreCallsUnderWayThanThereArePlacesAndDoesThemAll() throws Exception {
        var charge = charge("ww1/mark_tag", new Allowance(List.of(), 5));
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var done = Collections.synchronizedList(new ArrayList<Integer>());

        try (var questions = Executors.newVirtualThreadPerTaskExecutor();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replicas = IntStream.range(0, 3)
                    .mapToObj(i -> new RateBudget(budgets, "replica-" + i, 64, questions, Clock.systemUTC()))
                    .toList();
            for (int i = 0; i < 900; i++) {
                int number = i;
                var lane = number % 2 == 0 ? URGENT : BULK;
                threads.execute(() -> {
                    var until = Clock.systemUTC().instant().plusSeconds(30);
                    if (replicas.get(number % 3).enter(charge, List.of(), lane, until) instanceof Entered entered) {
                        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(200_000); // the call
                        done.add(number);
                        underWay.decrementAndGet();
                        entered.close();
                    }
                });
            }
        }

        assertThat(done).hasSize(900);
        assertThat(most.get()).isBetween(1, 5);
    }

    @Test
    void letsWaitingCallsPassTogetherWhenTheTimeComes() throws InterruptedException, ExecutionException {
        var charge = charge("ww1/short", Allowance.of(new Window(Duration.ofSeconds(1), 300)));

        try (var questions = Executors.newVirtualThreadPerTaskExecutor();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var real = new RateBudget(budgets, "real", 64, questions, Clock.systemUTC());
            var running = IntStream.range(0, 600)
                    .mapToObj(_ -> threads.submit(() -> pass(real, charge)))
                    .toList();
            for (var call : running) {
                assertThat(call.get()).isTrue();
            }
        }
        assertThat(budgets.questions()).isLessThan(300);
    }

    /** Answers at once, or, when it is slow, when this test lets it. */
    private static final class SlowStore implements Executor {
        private final Queue<Runnable> unanswered = new ArrayDeque<>();
        private boolean isSlow;

        @Override
        public void execute(Runnable question) {
            if (isSlow) {
                unanswered.add(question);
            } else {
                question.run();
            }
        }
    }

    private static boolean pass(RateBudget budget, Charge charge) {
        var until = Clock.systemUTC().instant().plusSeconds(20);
        if (budget.enter(charge, List.of(), URGENT, until) instanceof Entered entered) {
            entered.close();
            return true;
        }
        return false;
    }

    private static Charge charge(String budget, Allowance allowance) {
        return new Charge(budget, allowance);
    }

    private Entry enter(RateBudget budget, Charge charge, CallLane lane) {
        return budget.enter(charge, List.of(), lane, clock.instant());
    }
}

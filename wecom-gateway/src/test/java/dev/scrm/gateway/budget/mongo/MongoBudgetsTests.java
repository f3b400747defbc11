package dev.scrm.gateway.budget.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.budget.Allowance;
import dev.scrm.gateway.budget.BudgetState;
import dev.scrm.gateway.budget.BudgetUse;
import dev.scrm.gateway.budget.Budgets;
import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.budget.Change;
import dev.scrm.gateway.budget.Shares;
import dev.scrm.gateway.budget.Spent;
import dev.scrm.gateway.budget.Window;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MongoBudgetsTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Allowance ALLOWANCE = Allowance.of(Window.ofMinute(100), Window.ofHour(1_000));

    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MutableClock clock = MutableClock.at(NOON);
    private final MongoBudgets mine = new MongoBudgets(database, clock);
    private final MongoBudgets theirs = new MongoBudgets(database, clock);

    @Test
    void grantsToOneReplicaWhatTheOtherHasNotSpent() {
        assertThat(spend(mine, 60)).isEqualTo(60);
        assertThat(spend(theirs, 60)).isEqualTo(40);
        assertThat(spend(mine, 60)).isZero();
        assertThat(theirs.<Integer>spend("ww2/get", spent -> granted(spent, 60)))
                .isEqualTo(60);
    }

    @Test
    void keepsARefusal() {
        mine.spend("ww1/get", spent -> new Change<>(spent.refused(ALLOWANCE, NOON), true));

        assertThat(theirs.<Instant>spend("ww1/get", spent -> new Change<>(spent, spent.closedUntil())))
                .isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void listsTheBudgetsOfACorpAndNoOthers() {
        for (var budget :
                List.of("ww1/a", "ww1/b", "ww10/a", "ww1:7/message/send", "ww1:7/message/send/lin.wei", "ww2/a")) {
            mine.<Integer>spend(budget, spent -> granted(spent, 30));
        }
        mine.<Integer>share("ww1/b", shares -> shares.claim("one", 3, 3, 5, NOON));
        var named = new Budgets.Named("ww1/", List.of("ww1:7/message/send", "ww1:7/ticket/get"));

        var listed = theirs.list(named, 10, "");

        assertThat(listed).extracting(BudgetState::budget).containsExactly("ww1/a", "ww1/b", "ww1:7/message/send");
        assertThat(listed.getFirst().touchedAt()).isEqualTo(NOON);
        var use = listed.get(1).use(new Allowance(ALLOWANCE.windows(), 5), NOON);
        assertThat(use.windows())
                .containsExactly(
                        new BudgetUse.WindowUse(Duration.ofMinutes(1), 30, 100),
                        new BudgetUse.WindowUse(Duration.ofHours(1), 30, 1_000));
        assertThat(use.usedPlaces()).isEqualTo(3);
        assertThat(theirs.list(named, 1, "ww1/a"))
                .extracting(BudgetState::budget)
                .containsExactly("ww1/b");
    }

    @Test
    void losesNoGrantHoweverManyReplicasAskAtATime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> spend(i % 2 == 0 ? mine : theirs, 3)))
                    .toList();
            int granted = 0;
            for (var one : running) {
                granted += one.get();
            }
            assertThat(granted).isEqualTo(100);
        }
    }

    @Test
    void sharesPlaces() {
        assertThat(claim(mine, "mine", 2)).isEqualTo(2);
        assertThat(claim(theirs, "theirs", 9)).isEqualTo(3);
        assertThat(theirs.<Shares>share("ww1/get", shares -> new Change<>(shares, shares))
                        .holdings())
                .containsEntry("mine", new Shares.Holding(2, 2, NOON.plus(Shares.KEPT)));
    }

    @Test
    void forgetsWhatNobodyTouched() {
        spend(mine, 60);
        clock.advance(Duration.ofDays(1));
        theirs.spend("ww2/get", spent -> granted(spent, 60));

        mine.forgetUntouchedSince(NOON.plusSeconds(1));

        assertThat(spend(mine, 60)).isEqualTo(60);
        assertThat(mine.<Integer>spend(
                        "ww2/get", spent -> new Change<>(spent, spent.windows().size())))
                .isEqualTo(2);
    }

    private static int claim(MongoBudgets budgets, String replica, int wanted) {
        return budgets.share("ww1/get", shares -> shares.claim(replica, wanted, 0, 5, NOON));
    }

    private static int spend(MongoBudgets budgets, int calls) {
        return budgets.spend("ww1/get", spent -> granted(spent, calls));
    }

    private static Change<Spent, Integer> granted(Spent spent, int calls) {
        var change = spent.grant(ALLOWANCE, Map.of(CallLane.URGENT, calls), NOON);
        return new Change<>(change.state(), change.result().calls().getOrDefault(CallLane.URGENT, 0));
    }
}

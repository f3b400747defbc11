package dev.scrm.analytics.figures;

import static dev.scrm.analytics.figures.FactFixtures.CORP;
import static dev.scrm.analytics.figures.FactFixtures.HALF_PAST_EIGHT;
import static dev.scrm.analytics.figures.FactFixtures.NOW;
import static dev.scrm.analytics.figures.FactFixtures.sum;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.analytics.figures.Fact.ContactAdded;
import dev.scrm.analytics.figures.Fact.FirstResponded;
import dev.scrm.analytics.figures.Fact.FirstResponseOverdue;
import dev.scrm.analytics.figures.Fact.RedAlertRaised;
import dev.scrm.analytics.figures.Fact.TicketOpened;
import dev.scrm.analytics.figures.Fact.WelcomeFinished;
import dev.scrm.analytics.figures.Fact.WelcomeResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any set of facts, in any order, each told any number of times, comes to the same figures. */
class FigureOrderTests {
    private static final int ORDERS_OF_A_SET = 20;
    private static final List<WelcomeResult> RESULTS = List.of(WelcomeResult.values());

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comesToTheSameFiguresInAnyOrderAndNumber(long seed) {
        var random = new Random(seed);
        var facts = facts(random);
        var expected = exactly(figures(facts));

        for (int order = 0; order < ORDERS_OF_A_SET; order++) {
            var told = new ArrayList<>(facts);
            IntStream.range(0, random.nextInt(facts.size()))
                    .forEach(_ -> told.add(facts.get(random.nextInt(facts.size()))));
            Collections.shuffle(told, random);

            var figures = figures(told);

            assertThat(exactly(figures)).as("seed %d, %s", seed, told).isEqualTo(expected);
        }
    }

    /** Whenever the erasure is told: of what is dated later every order comes to the same, beside what was counted before. */
    @ParameterizedTest
    @MethodSource("seeds")
    void comesToTheSameFiguresWheneverAnErasureIsTold(long seed) {
        var random = new Random(seed);
        var before = facts(random);
        var erasedAt = HALF_PAST_EIGHT.plus(Duration.ofHours(4));
        var since = facts(random).stream().map(FigureOrderTests::fiveHoursLater).toList();
        var expected = new HashMap<>(figures(before));
        figures(since).forEach((key, figure) -> expected.merge(key, figure, Figure::plus));
        expected.values().removeIf(Figure::nothing);

        for (int order = 0; order < ORDERS_OF_A_SET; order++) {
            var told = new ArrayList<>(since);
            told.addAll(since);
            told.addAll(before);
            Collections.shuffle(told, random);
            int at = random.nextInt(told.size() + 1);
            var state = counted(ContactFacts.unknown(CORP), before);
            var first = counted(state.state(), told.subList(0, at));
            var erased = first.state().erase(erasedAt);
            var rest = counted(erased.state(), told.subList(at, told.size()));
            var changes = Stream.of(state.changes(), first.changes(), erased.events(), rest.changes())
                    .flatMap(List::stream)
                    .toList();

            assertThat(exactly(sum(changes))).as("seed %d", seed).isEqualTo(exactly(expected));
            assertThat(rest.state().countUntil(erasedAt)).isZero();
        }
    }

    private record Counted(ContactFacts state, List<FigureChange> changes) {}

    private static Counted counted(ContactFacts known, List<Fact> facts) {
        var state = known;
        var changes = new ArrayList<FigureChange>();
        for (var fact : facts) {
            var decision = state.count(fact, NOW);
            state = decision.state();
            changes.addAll(decision.events());
        }
        return new Counted(state, changes);
    }

    /** Another fact, of another chain: so far apart that no clock confuses the two. */
    private static Fact fiveHoursLater(Fact fact) {
        var later = Duration.ofHours(5);
        return switch (fact) {
            case ContactAdded add ->
                new ContactAdded(
                        "since:" + add.onceKey(),
                        add.time().plus(later),
                        "since:" + add.chain(),
                        add.liveCode(),
                        add.receivedAt().plus(later));
            case WelcomeFinished welcome ->
                new WelcomeFinished(
                        "since:" + welcome.onceKey(),
                        welcome.time().plus(later),
                        welcome.chain() == null ? null : "since:" + welcome.chain(),
                        welcome.result(),
                        welcome.finishedAt().plus(later));
            case TicketOpened ticket ->
                new TicketOpened("since:" + ticket.onceKey(), ticket.time().plus(later));
            case RedAlertRaised alert ->
                new RedAlertRaised("since:" + alert.onceKey(), alert.time().plus(later));
            case FirstResponded response ->
                new FirstResponded(
                        "since:" + response.onceKey(),
                        response.time().plus(later),
                        response.elapsed(),
                        response.breached());
            case FirstResponseOverdue overdue ->
                new FirstResponseOverdue(
                        "since:" + overdue.onceKey(), overdue.time().plus(later));
        };
    }

    /**
     * Without the longest duration: once a row lost a duration to another, it is told to the width of a bucket, and
     * whether that happened depends on the order.
     */
    private static Map<FigureKey, List<Object>> exactly(Map<FigureKey, Figure> figures) {
        return figures.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        row -> List.of(
                                row.getValue().counts(),
                                Arrays.stream(Timing.values())
                                        .map(row.getValue()::timing)
                                        .map(timing ->
                                                List.of(timing.sum(), timing.buckets(), Buckets.of(timing.max())))
                                        .toList())));
    }

    private static Map<FigureKey, Figure> figures(List<Fact> facts) {
        var state = ContactFacts.unknown(CORP);
        var changes = new ArrayList<FigureChange>();
        for (var fact : facts) {
            var decision = state.count(fact, NOW);
            state = decision.state();
            changes.addAll(decision.events());
        }
        return sum(changes);
    }

    private static List<Fact> facts(Random random) {
        var facts = new ArrayList<Fact>();
        int adds = random.nextInt(4);
        for (int i = 0; i < adds; i++) {
            var time = time(random).truncatedTo(ChronoUnit.SECONDS);
            facts.add(new ContactAdded(
                    "add:a" + i,
                    time,
                    "a" + i,
                    List.of("poster-17", "fair-3", "none").get(random.nextInt(3)),
                    time.plusMillis(150)));
        }
        int others = 1 + random.nextInt(12);
        for (int i = 0; i < others; i++) {
            facts.add(other(random, i));
        }
        return facts;
    }

    private static Fact other(Random random, int i) {
        var time = time(random);
        var key = "fact:" + i;
        return switch (random.nextInt(5)) {
            case 0 ->
                new WelcomeFinished(
                        key,
                        time,
                        random.nextInt(4) == 0 ? null : "a" + random.nextInt(4),
                        RESULTS.get(random.nextInt(3)),
                        time);
            case 1 -> new TicketOpened(key, time);
            case 2 -> new RedAlertRaised(key, time);
            case 3 -> new FirstResponded(key, time, Duration.ofMillis(random.nextInt(3_000_000)), random.nextBoolean());
            default -> new FirstResponseOverdue(key, time);
        };
    }

    /** Within three hours, so that hours and adds lie between the facts. */
    private static Instant time(Random random) {
        return HALF_PAST_EIGHT.plusMillis(random.nextInt(3 * 3_600_000));
    }
}

package dev.scrm.contact.behavior;

import static dev.scrm.contact.behavior.BehaviorFixtures.CORP;
import static dev.scrm.contact.behavior.BehaviorFixtures.MEMBER;
import static dev.scrm.contact.behavior.BehaviorFixtures.NOON;
import static dev.scrm.contact.behavior.BehaviorFixtures.at;
import static dev.scrm.contact.behavior.BehaviorFixtures.paid;
import static dev.scrm.contact.behavior.BehaviorFixtures.received;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.behavior.Behaviors.Entry;
import dev.scrm.contact.behavior.Behaviors.OfContact;
import dev.scrm.contact.behavior.Behaviors.Page;
import dev.scrm.contact.behavior.Behaviors.Place;
import dev.scrm.contact.behavior.Behaviors.Reach;
import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.WaitingBehaviors.OfKind;
import dev.scrm.contact.behavior.WaitingBehaviors.Waiting;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of behaviours does. */
public abstract class BehaviorsContract {
    private static final LocalDate TODAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    private static final Subject ONE = new Subject.OfContact("c1");
    private static final Subject SOMEBODY = new Subject.OfIdentity(MEMBER);

    protected abstract Behaviors behaviors();

    protected abstract WaitingBehaviors waitingBehaviors();

    @Test
    void keepsTheFirstAndKnowsARepetitionFromAnotherTry() {
        assertThat(behaviors().keep(List.of(entry("m1", 1), entry("m2", 2)))).isEmpty();

        assertThat(behaviors().keep(List.of(entry("m2", 2), entry("m3", 3)))).isEmpty();
        assertThat(behaviors().keep(List.of(entry("m1", 9), entry("m4", 4), entry("m3", 3))))
                .containsExactly(id("m1"));

        assertThat(behaviors().list(CORP, List.of("c1"), null, 10, null))
                .extracting(one -> one.behavior().messageId())
                .containsExactly("m4", "m3", "m2", "m1");
    }

    @Test
    void takesTheSameFromOneOfTwoPlacesWhenBothTellItAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            var ids = messageIds(round);

            var repetitions = atOnce(place ->
                    behaviors().keep(ids.stream().map(id -> entry(id, place)).toList()));

            assertThat(repetitions)
                    .containsExactlyInAnyOrderElementsOf(
                            ids.stream().map(BehaviorsContract::id).toList());
        }
    }

    @Test
    void letsTheSameWaitFromOneOfTwoPlacesWhenBothTellItAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            var ids = messageIds(round);

            var repetitions = atOnce(place -> waitingBehaviors()
                    .keep(ids.stream().map(id -> waiting(id, place)).toList()));

            assertThat(repetitions)
                    .containsExactlyInAnyOrderElementsOf(
                            ids.stream().map(BehaviorsContract::id).toList());
        }
    }

    @Test
    void listsPageByPageOfOneTypeAndCorp() {
        behaviors()
                .keep(IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> entry("m" + i, 3))
                        .toList());

        var first = behaviors().list(CORP, List.of("c1", "c2"), "order-paid", 2, null);
        var second = behaviors().list(CORP, List.of("c1"), "order-paid", 2, place(first.getLast()));
        var third = behaviors().list(CORP, List.of("c1"), "order-paid", 2, place(second.getLast()));

        assertThat(List.of(first.size(), second.size(), third.size())).containsExactly(2, 2, 1);
        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page)
                .extracting(one -> one.behavior().messageId())
                .containsExactlyInAnyOrder("m1", "m2", "m3", "m4", "m5");
        assertThat(first.getFirst().behavior().properties()).containsEntry("amount", 29_900);
        assertThat(behaviors().list(CORP, List.of("c1"), "searched", 2, null)).isEmpty();
        assertThat(behaviors().list("ww2", List.of("c1"), null, 2, null)).isEmpty();
    }

    @Test
    void looksForATypeAmongSoManyAndSaysWhereToGoOn() {
        var searched = IntStream.of(2, 3, 6).mapToObj(i -> of("searched", i));
        var others = IntStream.rangeClosed(0, 6).mapToObj(i -> of("order-paid", i));
        behaviors().keep(Stream.concat(searched, others).toList());
        var reach = new Reach(2, 3);

        List<List<Integer>> pages = new ArrayList<>();
        Place after = null;
        do {
            var page = behaviors().find(CORP, List.of("c1", "c2"), "searched", reach, after);
            pages.add(page.items().stream()
                    .map(one -> (int) (one.behavior().occurredAt().getEpochSecond() - NOON.getEpochSecond()))
                    .toList());
            after = page.next();
        } while (after != null && pages.size() < 10);

        assertThat(pages.stream().flatMap(List::stream)).containsExactly(6, 3, 2);
        assertThat(pages).hasSizeBetween(3, 5).allMatch(page -> page.size() <= 2);
        var none = behaviors().find(CORP, List.of("c1"), "page-viewed", reach, null);
        assertThat(none.items()).isEmpty();
        assertThat(none.next()).isNotNull();
        assertThat(behaviors().find(CORP, List.of("c1"), "page-viewed", new Reach(2, 11), null))
                .isEqualTo(new Page(List.of(), null));
        assertThat(behaviors().find("ww2", List.of("c1"), "searched", reach, null))
                .isEqualTo(new Page(List.of(), null));
    }

    @Test
    void listsWhatIsOfNoneOfTheTypes() {
        behaviors().keep(List.of(of("searched", 1), of("order-paid", 2), of("page-viewed", 3), of("searched", 4)));

        assertThat(behaviors().listWithout(CORP, List.of("c1"), Set.of("searched"), 5, null))
                .extracting(one -> one.behavior().type())
                .containsExactly("page-viewed", "order-paid");
        var first = behaviors().listWithout(CORP, List.of("c1"), Set.of(), 2, null);
        assertThat(behaviors().listWithout(CORP, List.of("c1"), Set.of("order-paid"), 2, place(first.getLast())))
                .extracting(one -> one.behavior().type())
                .containsExactly("searched");
    }

    @Test
    void listsWhatIsOfOrders() {
        var before =
                Stream.of("order", "ordered", "orders-listed", "page-viewed").map(type -> of(type, 1));
        var orders = Stream.of("order-placed", "order-refunded", "order-paid");
        behaviors()
                .keep(Stream.concat(before, orders.map(type -> of(type, type.length())))
                        .toList());

        assertThat(behaviors().listOrders(CORP, List.of("c1", "c2"), 5))
                .extracting(one -> one.behavior().type())
                .containsExactly("order-refunded", "order-placed", "order-paid");
        assertThat(behaviors().listOrders(CORP, List.of("c1"), 1))
                .extracting(one -> one.behavior().type())
                .containsExactly("order-refunded");
        assertThat(behaviors().listOrders(CORP, List.of("c2"), 5)).isEmpty();
        assertThat(behaviors().listOrders("ww2", List.of("c1"), 5)).isEmpty();
    }

    @Test
    void forgetsWhatIsOld() {
        behaviors().keep(List.of(entry("m1", 1), entry("m2", 20)));

        behaviors().forgetBefore(NOON.plusSeconds(10));

        assertThat(behaviors().list(CORP, List.of("c1"), null, 10, null)).hasSize(1);
    }

    @Test
    void keepsThoseOfNobodyUntilTheyAreTakenAway() {
        var awaited = SOMEBODY.awaited(CORP, IDS);
        assertThat(waitingBehaviors().keep(List.of(waiting("m2", 2), waiting("m1", 1))))
                .isEmpty();
        assertThat(waitingBehaviors().keep(List.of(waiting("m1", 7), waiting("m2", 2))))
                .containsExactly(id("m1"));

        var found = waitingBehaviors().find(CORP, List.of(awaited, "identity:other"), 10);

        assertThat(found)
                .extracting(one -> one.received().behavior().messageId())
                .containsExactly("m1", "m2");
        assertThat(found.getFirst().received().behavior().subject()).isEqualTo(SOMEBODY);
        assertThat(waitingBehaviors().find("ww2", List.of(awaited), 10)).isEmpty();
        waitingBehaviors().remove(CORP, List.of(waiting("m1", 1)));
        assertThat(waitingBehaviors().find(CORP, List.of(awaited), 10)).hasSize(1);
        waitingBehaviors().forgetBefore(TODAY.plusDays(1));
        assertThat(waitingBehaviors().find(CORP, List.of(awaited), 10)).isEmpty();
    }

    @Test
    void countsHowManyWaitForWhom() {
        var awaited = SOMEBODY.awaited(CORP, IDS);
        var nobody = new Subject.OfContact("c0");
        var all = List.of(waiting("m1", 1), waiting("m2", 2), waiting("m3", 3));
        waitingBehaviors().keep(all);
        waitingBehaviors().keep(all);
        waitingBehaviors().keep(List.of(waiting("m1", 7)));
        waitingBehaviors().keep(List.of(new Waiting(received("m4", nobody, 4), nobody.awaited(CORP, IDS))));

        assertThat(waitingBehaviors().counts(CORP, List.of(awaited, "identity:other")))
                .containsOnly(Map.entry(awaited, 3));
        assertThat(waitingBehaviors().counts("ww2", List.of(awaited))).isEmpty();
        assertThat(waitingBehaviors().positions(List.of(id("m1"), id("m9")))).containsOnlyKeys(id("m1"));
        assertThat(waitingBehaviors().kinds(CORP))
                .containsExactly(new OfKind("contact", 1, 1), new OfKind("member-id", 1, 3));
        assertThat(waitingBehaviors().kinds("ww2")).isEmpty();

        waitingBehaviors().remove(CORP, all.subList(0, 2));
        assertThat(waitingBehaviors().counts(CORP, List.of(awaited))).containsOnly(Map.entry(awaited, 1));
        assertThat(waitingBehaviors().kinds(CORP)).contains(new OfKind("member-id", 1, 1));

        waitingBehaviors().remove(CORP, all);
        assertThat(waitingBehaviors().counts(CORP, List.of(awaited))).isEmpty();
        assertThat(waitingBehaviors().kinds(CORP)).containsExactly(new OfKind("contact", 1, 1));
    }

    @Test
    void countsNobodyLongerThanSomethingWaitsForThem() {
        int day = 24 * 60 * 60;
        waitingBehaviors().keep(List.of(waiting("m1", 1), waiting("m2", day)));
        waitingBehaviors().keep(List.of(waiting("m3", 2 * day), waiting("m4", 3)));
        assertThat(waitingBehaviors().kinds(CORP)).containsExactly(new OfKind("member-id", 1, 4));

        waitingBehaviors().forgetBefore(TODAY.plusDays(2));
        assertThat(waitingBehaviors().kinds(CORP)).containsExactly(new OfKind("member-id", 1, 1));
        var awaited = SOMEBODY.awaited(CORP, IDS);
        assertThat(waitingBehaviors().recount(CORP, awaited, 10)).isEqualTo(1);
        assertThat(waitingBehaviors().counts(CORP, List.of(awaited))).containsEntry(awaited, 1);

        waitingBehaviors().forgetBefore(TODAY.plusDays(3));
        assertThat(waitingBehaviors().kinds(CORP)).isEmpty();
        assertThat(waitingBehaviors().counts(CORP, List.of(SOMEBODY.awaited(CORP, IDS))))
                .isEmpty();
    }

    @Test
    void tellsThoseThatWaitInTheOrderInWhichTheyCameAtTheSameMoment() {
        var sameMoment = Stream.of("m3", "m1", "m2", "m4")
                .map(messageId -> new Waiting(
                        new Received(paid(messageId, SOMEBODY, 1), at(messageId.charAt(1) + 90L)),
                        SOMEBODY.awaited(CORP, IDS)))
                .toList();
        waitingBehaviors().keep(sameMoment);

        assertThat(waitingBehaviors().find(CORP, List.of(SOMEBODY.awaited(CORP, IDS)), 10))
                .extracting(one -> one.received().behavior().messageId())
                .containsExactly("m1", "m2", "m3", "m4");
    }

    private static List<String> messageIds(int round) {
        return IntStream.range(0, 20).mapToObj(i -> "m" + round + "-" + i).toList();
    }

    /** What two who keep from two places at the same moment are told, one after the other. */
    private static List<String> atOnce(IntFunction<Set<String>> keep) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.of(1, 2)
                    .mapToObj(place -> threads.submit(() -> {
                        start.await();
                        return keep.apply(place);
                    }))
                    .toList();
            start.countDown();
            List<String> told = new ArrayList<>();
            for (var answer : answers) {
                told.addAll(answer.get());
            }
            return told;
        }
    }

    private static Place place(OfContact last) {
        return new Place(last.behavior().occurredAt(), last.behavior().id());
    }

    private static String id(String messageId) {
        return Behavior.id(CORP, "shop", messageId);
    }

    private static Entry entry(String messageId, int offset) {
        return new Entry(received(messageId, ONE, offset), "c1");
    }

    private static Entry of(String type, int seconds) {
        var at = NOON.plusSeconds(seconds);
        var behavior = Behavior.told(CORP, "shop", type + seconds, type, ONE, at, at, Map.of());
        return new Entry(new Received(behavior, at(seconds)), "c1");
    }

    private static Waiting waiting(String messageId, int offset) {
        return new Waiting(received(messageId, SOMEBODY, offset), SOMEBODY.awaited(CORP, IDS));
    }
}

package dev.scrm.contact.group;

import static dev.scrm.contact.group.GroupFixtures.at;
import static dev.scrm.contact.group.GroupFixtures.changed;
import static dev.scrm.contact.group.GroupFixtures.contact;
import static dev.scrm.contact.group.GroupFixtures.hear;
import static dev.scrm.contact.group.GroupFixtures.left;
import static dev.scrm.contact.group.GroupFixtures.member;
import static dev.scrm.contact.group.GroupFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.group.GroupEvent.Joined;
import dev.scrm.contact.group.GroupEvent.Left;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** WeCom tells late, twice, out of order, and shows changes late; who is in a group must not depend on it. */
class GroupConvergenceTests {
    private static final List<String> PEOPLE = List.of("wm1", "wm2", "wm3", "wm4");

    /** What happens in a group at a second of its own, whoever is told of it. */
    enum Step {
        COMES,
        GOES,
        IS_READ,
        /** A reading that is sure of less than it shows. */
        SHOWS_THE_LAST_ALREADY,
        SHOWS_THE_LAST_NOT_YET
    }

    record Deed(Step step, String who) {}

    /**
     * What happened.
     *
     * @param facts what was told of it, in order
     * @param inside who is in the group in the end, and since when
     */
    private record History(List<GroupFact> facts, Map<String, Instant> inside, Instant end, int version) {}

    @Property(tries = 1000)
    void anyOrderAndRepetitionOfTheFactsLeadsToTheSameMembers(
            @ForAll("deeds") List<Deed> deeds, @ForAll Random random) {
        var facts = history(deeds).facts();
        var shaken = shaken(facts, random);

        assertThat(hear(shaken).group().members())
                .containsExactlyInAnyOrderElementsOf(hear(facts).group().members());
    }

    @Property(tries = 1000)
    void theLastReadingIsTheTruthWhateverCameBeforeIt(@ForAll("deeds") List<Deed> deeds, @ForAll Random random) {
        var history = history(deeds);
        var shaken = shaken(history.facts(), random);
        shaken.add(reading(history.inside(), history.end(), history.version()));

        var told = hear(shaken);

        assertThat(told.customers()).containsExactlyElementsOf(history.inside().keySet());
        assertThat(told.group().departures()).isEmpty();
        assertThat(told.group().awaited()).isNull();
    }

    @Property(tries = 1000)
    void whoJoinedAndLeftByTheNewsIsWhoIsIn(@ForAll("deeds") List<Deed> deeds, @ForAll Random random) {
        var facts = new ArrayList<GroupFact>(List.of(read(at(-100), "v0")));
        facts.addAll(shaken(history(deeds).facts(), random));

        var told = hear(facts);

        Map<String, Boolean> inside = new HashMap<>();
        for (var event : told.news()) {
            if (event instanceof Joined joined) {
                assertThat(inside.put(joined.contactId(), true)).isNotEqualTo(true);
            } else if (event instanceof Left left) {
                assertThat(inside.put(left.contactId(), false)).isEqualTo(true);
            }
        }
        assertThat(told.customers()).allSatisfy(who -> assertThat(inside).containsEntry(contact(who), true));
        assertThat(inside.values().stream().filter(is -> is)).hasSameSizeAs(told.customers());
    }

    /** Either a reading knows all that was told, or one was asked for that will. */
    @Property(tries = 1000)
    void leavesNothingUnread(@ForAll("deeds") List<Deed> deeds, @ForAll Random random) {
        var facts = new ArrayList<>(history(deeds).facts());
        facts.add(changed(at(1)));
        var told = hear(shaken(facts, random));

        var awaited = told.group().awaited();
        if (awaited != null) {
            assertThat(told.wanted()).contains(awaited.askedFor().plus(GroupChat.LATENESS));
            assertThat(awaited.askedFor()).isAfter(told.group().reading().asOf());
        } else {
            assertThat(told.group().reading().asOf()).isAfterOrEqualTo(at(1));
        }
    }

    private static List<GroupFact> shaken(List<GroupFact> facts, Random random) {
        var shaken = new ArrayList<>(facts);
        facts.stream().filter(_ -> random.nextBoolean()).forEach(shaken::add);
        Collections.shuffle(shaken, random);
        return shaken;
    }

    private static History history(List<Deed> deeds) {
        List<GroupFact> facts = new ArrayList<>();
        facts.add(changed(at(0), "v0"));
        var inside = new TreeMap<String, Instant>();
        var before = new TreeMap<String, Instant>();
        int version = 0;
        boolean justChanged = false;
        for (int i = 0; i < deeds.size(); i++) {
            var now = at(2L * i + 2);
            var deed = deeds.get(i);
            boolean changes = deed.step() == Step.COMES || deed.step() == Step.GOES;
            if (changes) {
                before = new TreeMap<>(inside);
            }
            switch (deed.step()) {
                case COMES -> {
                    inside.put(deed.who(), now);
                    facts.add(changed(now, "v" + ++version));
                }
                case GOES -> {
                    inside.remove(deed.who());
                    facts.add(left(deed.who(), QuitCause.LEFT, "v" + version, "v" + ++version, now));
                }
                case IS_READ -> facts.add(reading(inside, now.plusSeconds(1), version));
                case SHOWS_THE_LAST_ALREADY -> facts.add(reading(inside, now.minusMillis(2500), version));
                case SHOWS_THE_LAST_NOT_YET ->
                    facts.add(
                            justChanged
                                    ? reading(before, now.minusMillis(2500), version - 1)
                                    : reading(inside, now.minusMillis(2500), version));
            }
            justChanged = changes;
        }
        return new History(facts, inside, at(2L * deeds.size() + 10), version);
    }

    private static GroupFact reading(Map<String, Instant> inside, Instant asOf, int version) {
        var members = inside.entrySet().stream()
                .map(one -> member(one.getKey(), one.getValue()))
                .toArray(GroupMember[]::new);
        return read(asOf, "v" + version, members);
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(Arbitraries.of(Step.class), Arbitraries.of(PEOPLE))
                .as(Deed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}

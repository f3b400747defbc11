package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is merged with whatever, in whatever order, and whatever is heard of the parts meanwhile: it is the same person. */
class MergeConvergenceTests {
    private static final int CONTACTS = 6;

    /** What may happen to contacts, by their numbers. */
    sealed interface Step {
        /** Somebody tells something of a contact. */
        record Told(int contact, ContactFact fact) implements Step {}

        /** Two turn out to be one person. */
        record Same(int one, int other) implements Step {}

        /** Somebody parts a contact from what it is merged into. */
        record Apart(int contact) implements Step {}
    }

    @Property(tries = 500)
    void anyOrderOfMergesAndFactsMakesTheSamePeople(@ForAll("lives") List<Step> steps, @ForAll Random random) {
        var expected = new World(new Random(1));
        steps.forEach(expected::take);
        expected.settleAll();
        var shaken = new ArrayList<>(steps);
        Collections.shuffle(shaken, random);
        var world = new World(random);

        shaken.forEach(world::take);
        world.settleAll();

        assertThat(world.people()).isEqualTo(expected.people());
        assertThat(world.people()).isEqualTo(naive(steps));
    }

    @Property(tries = 500)
    void whatIsPartedIsAsIfItHadNeverBeenMerged(
            @ForAll("lives") List<Step> steps, @ForAll("lives") List<Step> later, @ForAll Random random) {
        var world = new World(random);
        steps.forEach(world::take);
        IntStream.range(0, CONTACTS).boxed().forEach(contact -> world.take(new Step.Apart(contact)));
        later.stream().filter(Step.Told.class::isInstance).forEach(world::take);
        world.settleAll();

        var told = new ArrayList<>(steps);
        told.addAll(later);
        told.removeIf(Step.Same.class::isInstance);
        assertThat(world.people()).isEqualTo(naive(told));
    }

    @Property(tries = 300)
    void oneThatIsPartedTakesWhatHadBeenMergedIntoItAlong(@ForAll("lives") List<Step> steps, @ForAll Random random) {
        var world = new World(random);
        steps.forEach(world::take);
        world.settleAll();
        var merged = world.contacts.values().stream().filter(Contact::isMerged).findFirst();
        if (merged.isEmpty()) {
            return;
        }
        var id = merged.get().id().value();
        var before = world.people();

        world.apply(id, contact -> contact.unmerge("by:" + LIN, at(9)));
        world.settleAll();

        var itself = world.contact(id);
        var family = new HashSet<>(itself.aliases());
        family.add(id);
        var survivor = before.keySet().stream()
                .filter(everybody -> everybody.contains(id))
                .findFirst()
                .orElseThrow();
        var rest = new HashSet<>(survivor);
        rest.removeAll(family);
        assertThat(world.people()).containsKeys(family, rest).doesNotContainKey(survivor);
        assertThat(world.people().get(family)).isEqualTo(world.personOf(family));
        assertThat(world.people().get(rest)).isEqualTo(world.personOf(rest));
    }

    @Property(tries = 1000)
    void everyRelationIsToldOnceWhateverIsMergedAndPartedMeanwhile(
            @ForAll("livesWithPartings") List<Step> steps, @ForAll Random random) {
        var world = new World(random);
        steps.forEach(world::take);
        world.settleAll();

        assertThat(world.relationsTold()).containsExactlyInAnyOrderElementsOf(toldNaively(steps));
    }

    @Property(tries = 500)
    void nothingIsToldTwiceThoughNobodyNotesThatItWasSeen(
            @ForAll("livesWithPartings") List<Step> steps, @ForAll Random random) {
        var world = new World(random);
        world.crashes = true;
        steps.forEach(world::take);
        world.settleAll();
        var told = List.copyOf(world.told);

        world.sweep();
        world.crashes = false;
        world.sweep();

        assertThat(world.told).isEqualTo(told);
        assertThat(world.contacts.values())
                .allSatisfy(
                        contact -> assertThat(contact.settlement().unsettled()).isEmpty());
        assertThat(world.relationsTold()).containsExactlyInAnyOrderElementsOf(toldNaively(steps));
    }

    @Property(tries = 300)
    void whatIsToldOfMergesLeadsInOrderOfRevisionsToWhomEachIsSeenAs(
            @ForAll("livesWithPartings") List<Step> steps, @ForAll Random random) {
        var world = new World(random);
        steps.forEach(world::take);
        world.settleAll();
        var shuffled = new ArrayList<>(world.told);
        Collections.shuffle(shuffled, random);

        var seenAs = new SeenAs();
        shuffled.forEach(seenAs::hear);

        for (var contact : world.contacts.values()) {
            var id = contact.id().value();
            assertThat(seenAs.of(id)).isEqualTo(world.root(id).id().value());
        }
    }

    /** Each contact has a system of its own, so that it shows whose news was told. */
    @Property(tries = 1000)
    void whatIsSaidLastIsToldOnceWhateverIsMergedAndPartedMeanwhile(
            @ForAll("livesOfMembers") List<Step> steps, @ForAll Random random) {
        var world = new World(random);
        steps.forEach(world::take);
        world.settleAll();

        var told = world.membershipsTold();
        assertThat(told).doesNotHaveDuplicates();
        for (var contact : world.contacts.values()) {
            for (var standing : contact.facts().statements().memberships()) {
                assertThat(told.stream()
                                .filter(one -> one.system().equals(standing.system()))
                                .max(comparing(Membership::at)))
                        .contains(standing);
            }
        }
    }

    /** It came with one that was merged already, was parted from that one, told of itself, and came by itself: the third sees it both ways. */
    @Example
    void whatOneToldOfItselfIsNotToldAgainByWhomItComesToAnotherWay() {
        for (int seed = 0; seed < 500; seed++) {
            var world = new World(new Random(seed));
            List.of(
                            new Step.Same(3, 2),
                            new Step.Same(2, 0),
                            new Step.Apart(2),
                            new Step.Told(2, ContactFixtures.member("shop-2", null, 1L, at(1))),
                            new Step.Same(2, 0),
                            new Step.Told(2, ContactFixtures.member("shop-2", null, 2L, at(2))),
                            new Step.Same(0, 1))
                    .forEach(world::take);
            world.settleAll();

            assertThat(world.membershipsTold())
                    .as("seed %d", seed)
                    .extracting(Membership::points)
                    .containsExactly(1L, 2L);
        }
    }

    /** It heard it as a part of one that is a part itself, was parted, and came by itself before the third had looked that far. */
    @Example
    void whatOneHeardAsAPartIsToldThoughItCameByItselfBefore() {
        for (int seed = 0; seed < 500; seed++) {
            var world = new World(new Random(seed));
            List.of(
                            new Step.Same(4, 2),
                            new Step.Same(0, 2),
                            new Step.Same(0, 1),
                            new Step.Told(4, ContactFixtures.member("shop-4", null, 1L, at(1))),
                            new Step.Apart(4),
                            new Step.Same(0, 4))
                    .forEach(world::take);
            world.settleAll();

            assertThat(world.membershipsTold())
                    .as("seed %d", seed)
                    .extracting(Membership::points)
                    .containsExactly(1L);
        }
    }

    /** One who tells of relations as they come, and knows nothing of merges. */
    private static List<String> toldNaively(List<Step> steps) {
        var world = new World(new Random(1));
        steps.stream().filter(Step.Told.class::isInstance).forEach(world::take);
        return world.relationsTold();
    }

    @Property(tries = 300)
    void settlingOnceMoreChangesNothing(@ForAll("lives") List<Step> steps, @ForAll Random random) {
        var world = new World(random);
        steps.forEach(world::take);
        world.settleAll();

        for (var one : world.contacts.values()) {
            for (var other : world.contacts.values()) {
                assertThat(one.settle(other).changed()).isFalse();
            }
        }
    }

    @Property(tries = 300)
    void whatWasPartedIsKeptApartWhateverItIsMergedWithLater(@ForAll("lives") List<Step> steps, @ForAll Random random) {
        var world = new World(random);
        steps.forEach(world::take);
        world.settleAll();
        var merged = world.contacts.values().stream().filter(Contact::isMerged).findFirst();
        if (merged.isEmpty()) {
            return;
        }
        var id = merged.get().id().value();
        var from = merged.get().survivorId();
        world.apply(id, contact -> contact.unmerge("by:" + LIN, at(9)));
        world.settleAll();

        assertThat(world.root(id).isKeptApartFrom(world.root(from))).isTrue();
        assertThat(world.root(from).isKeptApartFrom(world.root(id))).isTrue();
    }

    /** People by the ids of their contacts: connected ones are one person, and a person is all that was told of them. */
    private static Map<Set<String>, Person> naive(List<Step> steps) {
        var groups = new ArrayList<Set<Integer>>();
        IntStream.range(0, CONTACTS).forEach(contact -> groups.add(new HashSet<>(Set.of(contact))));
        for (var step : steps) {
            if (step instanceof Step.Same(var one, var other) && one != other) {
                var first = groups.stream()
                        .filter(group -> group.contains(one))
                        .findFirst()
                        .orElseThrow();
                var second = groups.stream()
                        .filter(group -> group.contains(other))
                        .findFirst()
                        .orElseThrow();
                if (!first.equals(second)) {
                    groups.remove(second);
                    groups.remove(first);
                    first.addAll(second);
                    groups.add(first);
                }
            }
        }
        var world = new World(new Random(1));
        steps.stream().filter(Step.Told.class::isInstance).forEach(world::take);
        Map<Set<String>, Person> people = new HashMap<>();
        for (var group : groups) {
            var ids = group.stream().map(MergeConvergenceTests::id).collect(toSet());
            people.put(ids, world.personOf(ids));
        }
        return people;
    }

    private static String id(int contact) {
        return IDS.firstContact(CORP, key(contact)).value();
    }

    /** Two were born in WeCom, the others elsewhere. */
    private static IdentityKey key(int contact) {
        return contact < 2
                ? new IdentityKey(IdentityType.EXTERNAL_USER_ID, "", "wmEXAMPLE" + contact)
                : new IdentityKey(contact < 4 ? IdentityType.UNION_ID : IdentityType.MEMBER_ID, "", "id-" + contact);
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Arbitraries.<Step>oneOf(told(), same(), same())
                .list()
                .ofMaxSize(14)
                .map(ArrayList::new);
    }

    @Provide
    Arbitrary<List<Step>> livesWithPartings() {
        return Arbitraries.<Step>oneOf(told(), related(), related(), same(), same(), apart())
                .list()
                .ofMaxSize(24)
                .map(ArrayList::new);
    }

    @Provide
    Arbitrary<List<Step>> livesOfMembers() {
        return Arbitraries.<Step>oneOf(member(), member(), same(), same(), apart())
                .list()
                .ofMaxSize(24)
                .map(ArrayList::new);
    }

    private static Arbitrary<Step> member() {
        return Combinators.combine(contacts(), Arbitraries.integers().between(1, 500))
                .as((contact, time) ->
                        new Step.Told(contact, ContactFixtures.member("shop-" + contact, null, (long) time, at(time))));
    }

    private static Arbitrary<Step> apart() {
        return contacts().map(Step.Apart::new);
    }

    /** Each of those in WeCom has a staff member of their own, so that it shows whose news was told. */
    private static Arbitrary<Step> related() {
        return Combinators.combine(Arbitraries.integers().between(0, 1), times(), Arbitraries.of(true, false))
                .as((contact, time, begins) -> {
                    var staff = "staff." + contact;
                    var external = key(contact).value();
                    return new Step.Told(
                            contact,
                            begins
                                    ? new ContactFact.Added(external, staff, null, List.of(), time)
                                    : new ContactFact.Ended(external, staff, EndedBy.CUSTOMER, time));
                });
    }

    private static Arbitrary<Step> told() {
        var inWecom = Combinators.combine(Arbitraries.integers().between(0, 1), times(), Arbitraries.of("王芳", "小王", ""))
                .as((contact, time, name) -> (Step) new Step.Told(
                        contact,
                        new ContactFact.Fetched(
                                key(contact).value(), name, Kind.WECHAT, Gender.UNKNOWN, null, null, List.of(), time)));
        var added = Combinators.combine(Arbitraries.integers().between(0, 1), times())
                .as((contact, time) -> (Step) new Step.Told(
                        contact, new ContactFact.Added(key(contact).value(), LIN, "poster-1", List.of("etEX"), time)));
        var elsewhere = Combinators.combine(
                        contacts(),
                        times(),
                        Arbitraries.of(true, false),
                        Arbitraries.of("+8613800000001", "+8613800000002"))
                .as((contact, time, verified, phone) -> (Step) new Step.Told(
                        contact,
                        new ContactFact.Identified(
                                new Identity(new IdentityKey(IdentityType.PHONE, "", phone), verified, "shop", time))));
        var stated = Combinators.combine(contacts(), StatementArbitraries.statements())
                .as((contact, statements) -> (Step) new Step.Told(contact, ContactFixtures.stated(statements)));
        return Arbitraries.oneOf(inWecom, added, elsewhere, stated);
    }

    private static Arbitrary<Step> same() {
        return Combinators.combine(contacts(), contacts()).as(Step.Same::new);
    }

    private static Arbitrary<Integer> contacts() {
        return Arbitraries.integers().between(0, CONTACTS - 1);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.integers().between(0, 6).map(ContactFixtures::at);
    }

    /** One who hears of merges in any order, and knows no contact. */
    private static final class SeenAs {
        private record Seen(String mergedInto, long revision) {}

        private final Map<String, Seen> seen = new HashMap<>();

        void hear(World.Told told) {
            switch (told.event()) {
                case ContactEvent.ContactMerged(var link) -> hear(link);
                case ContactEvent.ContactUnmerged unmerged -> {
                    hear(told.by(), told.by(), unmerged.revision());
                    unmerged.aliases().forEach(this::hear);
                }
                default -> {}
            }
        }

        private void hear(Link link) {
            hear(link.contactId(), link.merge().survivorId(), link.revision());
        }

        private void hear(String contactId, String mergedInto, long revision) {
            var known = seen.get(contactId);
            if (known == null || known.revision() <= revision) {
                seen.put(contactId, new Seen(mergedInto, revision));
            }
        }

        String of(String contactId) {
            var known = seen.get(contactId);
            return known == null || known.mergedInto().equals(contactId) ? contactId : of(known.mergedInto());
        }
    }

    /** Contacts as they lie in a store, and what they still have to settle, which comes when it comes. */
    private static final class World {
        private final Map<String, Contact> contacts = new TreeMap<>();
        private final Map<String, List<Contact>> past = new HashMap<>();
        private final List<List<String>> unsettled = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private final Random random;
        /** No two merges of one contact happen in the same moment. */
        private int merges;
        /** Whoever settles dies before it is noted that it was seen. */
        private boolean crashes;

        /** What a contact told. */
        record Told(String by, ContactEvent event) {}

        World(Random random) {
            this.random = random;
            IntStream.range(0, CONTACTS)
                    .forEach(contact -> take(new Step.Told(
                            contact,
                            contact < 2
                                    ? new ContactFact.Edited(key(contact).value(), at(0))
                                    : new ContactFact.Identified(new Identity(key(contact), true, "shop", at(0))))));
        }

        void take(Step step) {
            switch (step) {
                case Step.Told(var contact, var fact) -> {
                    var contactId = new ContactId(CORP, id(contact));
                    apply(contactId.value(), Contact.decide(contacts.get(contactId.value()), contactId, fact));
                }
                case Step.Same(var one, var other) -> {
                    var first = root(id(one));
                    var second = root(id(other));
                    if (!first.id().equals(second.id())) {
                        var survivor = Contact.survivor(first, second);
                        var loser = survivor.equals(first) ? second : first;
                        apply(
                                loser.id().value(),
                                contact -> contact.mergeInto(
                                        new Merge(survivor.id().value(), "identity:union-id", at(++merges))));
                    }
                }
                case Step.Apart(var contact) -> {
                    if (contact(id(contact)).isMerged()) {
                        apply(id(contact), merged -> merged.unmerge("by:" + LIN, at(8)));
                    }
                }
            }
            if (!unsettled.isEmpty() && random.nextBoolean()) {
                settle(random.nextInt(unsettled.size()));
            }
        }

        void apply(String id, Function<Contact, Decision<Contact, ContactEvent>> decide) {
            try {
                apply(id, decide.apply(contact(id)));
            } catch (StillUntold untold) {
                untold.wanted().forEach(wanted -> tellFirst(wanted.contact().value(), id));
                apply(id, decide);
            }
        }

        private void tellFirst(String survivorId, String id) {
            apply(survivorId, survivor -> survivor.settle(contact(id)));
            noteSeen(survivorId, id);
        }

        private void apply(String id, Decision<Contact, ContactEvent> decision) {
            contacts.put(id, decision.state());
            past.computeIfAbsent(id, _ -> new ArrayList<>()).add(decision.state());
            for (var event : decision.events()) {
                if (event instanceof ContactEvent.SettlingWanted(var survivorId)) {
                    unsettled.add(List.of(survivorId, id));
                } else {
                    told.add(new Told(id, event));
                }
            }
        }

        /** Whatever was asked for and came, or was lost on its way. */
        void settleAll() {
            while (!unsettled.isEmpty()) {
                settle(random.nextInt(unsettled.size()));
            }
            sweep();
        }

        /** More than once: a state may have to be seen before the next one is looked at. */
        void sweep() {
            for (int i = 0; i < 8; i++) {
                for (var id : List.copyOf(contacts.keySet())) {
                    contact(id).settlement().unsettled().forEach(wanted -> settle(wanted.survivorId(), id));
                }
                while (!unsettled.isEmpty()) {
                    settle(random.nextInt(unsettled.size()));
                }
            }
        }

        private void settle(int which) {
            var pair = unsettled.remove(which);
            switch (random.nextInt(8)) {
                case 0 -> {} // Lost on its way.
                case 1 -> settle(pair.get(0), pair.get(1), stale(pair.get(1)));
                default -> settle(pair.get(0), pair.get(1));
            }
        }

        /** As somebody read it who stood still since. */
        private Contact stale(String id) {
            var states = requireNonNull(past.get(id));
            return states.get(random.nextInt(states.size()));
        }

        private void settle(String survivorId, String id) {
            settle(survivorId, id, contact(id));
        }

        private void settle(String survivorId, String id, Contact other) {
            apply(survivorId, survivor -> survivor.settle(other));
            if (!crashes) {
                noteSeen(survivorId, id);
            }
        }

        private void noteSeen(String survivorId, String id) {
            apply(id, merged -> merged.settledBy(survivorId, contact(survivorId).seenOf(id)));
        }

        List<String> relationsTold() {
            return told.stream()
                    .flatMap(one -> switch (one.event()) {
                        case ContactEvent.ContactFollowed(var staffId, var _, var at)
                        when staffId.startsWith("staff.") -> Stream.of(staffId + " follows " + at);
                        case ContactEvent.ContactUnfollowed(var staffId, var _, var at)
                        when staffId.startsWith("staff.") -> Stream.of(staffId + " left " + at);
                        default -> Stream.<String>of();
                    })
                    .toList();
        }

        List<Membership> membershipsTold() {
            return told.stream()
                    .flatMap(one -> one.event() instanceof ContactEvent.MembershipChanged(var membership)
                            ? Stream.of(membership)
                            : Stream.<Membership>of())
                    .toList();
        }

        Contact contact(String id) {
            return requireNonNull(contacts.get(id));
        }

        Contact root(String id) {
            var contact = contact(id);
            return contact.isMerged() ? root(contact.survivorId()) : contact;
        }

        /** Who is seen as a person, by the ids of all its contacts. */
        Map<Set<String>, Person> people() {
            Map<Set<String>, Person> people = new HashMap<>();
            for (var contact : contacts.values()) {
                if (!contact.isMerged()) {
                    var ids = new HashSet<>(contact.aliases());
                    ids.add(contact.id().value());
                    people.put(ids, contact.person());
                }
            }
            return people;
        }

        Person personOf(Collection<String> ids) {
            return Person.of(ids.stream().map(id -> contact(id).facts()).toList());
        }
    }
}

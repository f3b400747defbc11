package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.POSTER;
import static dev.scrm.contact.contact.ContactFixtures.WANG;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import dev.scrm.contact.contact.ContactEvent.ContactUntagged;
import dev.scrm.contact.contact.ContactFact.Added;
import dev.scrm.contact.contact.ContactFact.Edited;
import dev.scrm.contact.contact.ContactFact.Ended;
import dev.scrm.contact.contact.ContactFact.Fetched;
import dev.scrm.contact.contact.ContactFact.Follower;
import dev.scrm.contact.contact.ContactFact.HalfAdded;
import dev.scrm.contact.contact.ContactFact.TagsMarked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** WeCom delivers late, twice and out of order; the contact must not depend on it. */
class ContactConvergenceTests {
    /** What each live code tags; it does not change meanwhile. */
    private static final Map<String, List<String>> TAGS =
            Map.of(POSTER, List.of(GOLD), "shop-3", List.of(GOLD, "etEXshop"));

    @Property(tries = 500)
    void anyOrderAndRepetitionOfTheFactsMakesTheSameContact(
            @ForAll("histories") List<ContactFact> history, @ForAll Random random) {
        var shaken = new ArrayList<>(history);
        history.stream().filter(_ -> random.nextBoolean()).forEach(shaken::add);
        Collections.shuffle(shaken, random);

        assertThat(ContactFixtures.contact(shaken).facts())
                .isEqualTo(ContactFixtures.contact(history).facts());
    }

    @Property(tries = 500)
    void whoFollowedAndUnfollowedByTheEventsIsWhoFollowsNow(
            @ForAll("histories") List<ContactFact> history, @ForAll Random random) {
        Collections.shuffle(history, random);
        Contact contact = null;
        var net = new TreeMap<String, Integer>();

        for (var fact : history) {
            var decision = ContactFixtures.decide(contact, fact);
            contact = decision.state();
            decision.events().forEach(event -> count(event, net));
        }

        for (var relation : contact.person().relations()) {
            assertThat(net.getOrDefault(relation.staffId(), 0)).isEqualTo(relation.stands() ? 1 : 0);
        }
    }

    /** The first makes somebody known; what WeCom answers, and what is said, is about nobody otherwise. */
    @Property(tries = 500)
    void whoHearsTheEventsKnowsTheTagsInWhateverOrderAllComes(
            @ForAll("histories") List<ContactFact> history,
            @ForAll("answers") List<ContactFact> answers,
            @ForAll Random random) {
        var facts = new ArrayList<ContactFact>(history);
        facts.addAll(answers);
        var shaken = new ArrayList<>(facts);
        Collections.shuffle(shaken, random);
        facts.addFirst(new Edited(WANG, ContactFixtures.at(0)));
        shaken.addFirst(facts.getFirst());
        var tags = new TreeSet<String>();

        var contact = ContactFixtures.contact(facts);
        var other = heard(shaken, tags);

        assertThat(other.facts()).isEqualTo(contact.facts());
        assertThat(tags).containsAll(names(contact, tag -> !tag.isOfWecom()));
        // What was taken off here, and WeCom keeps, is borne on without news.
        assertThat(names(contact, _ -> true)).containsAll(tags);
    }

    private static List<String> names(Contact contact, Predicate<Tag> which) {
        return contact.person().tags().stream()
                .filter(which)
                .map(tag -> tag.staffId() + tag.tagId())
                .toList();
    }

    private static Contact heard(List<ContactFact> facts, Set<String> tags) {
        Contact contact = null;
        for (var fact : facts) {
            var decision = ContactFixtures.decide(contact, fact);
            contact = decision.state();
            for (var event : decision.events()) {
                if (event instanceof ContactTagged(var tag) && !tag.isOfWecom()) {
                    tags.add(tag.staffId() + tag.tagId());
                } else if (event instanceof ContactUntagged gone) {
                    tags.remove(gone.staffId() + gone.tagId());
                }
            }
        }
        return requireNonNull(contact);
    }

    @Provide
    Arbitrary<List<ContactFact>> answers() {
        return Arbitraries.<ContactFact>oneOf(
                        marked(), StatementArbitraries.tags().map(ContactFixtures::stated))
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 200)
    void theSameHistoryOnceMoreRaisesNothingButTheWishToReadAgain(@ForAll("histories") List<ContactFact> history) {
        var contact = ContactFixtures.contact(history);

        for (var fact : history) {
            if (!(fact instanceof Edited)) {
                assertThat(ContactFixtures.decide(contact, fact).changed()).isFalse();
            }
        }
    }

    private static void count(ContactEvent event, Map<String, Integer> net) {
        if (event instanceof ContactFollowed followed) {
            net.merge(followed.staffId(), 1, Integer::sum);
        } else if (event instanceof ContactUnfollowed unfollowed) {
            net.merge(unfollowed.staffId(), -1, Integer::sum);
        }
    }

    @Provide
    Arbitrary<List<ContactFact>> histories() {
        return Arbitraries.<ContactFact>oneOf(added(), requested(), edited(), ended(), fetched())
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(ArrayList::new);
    }

    private static Arbitrary<Added> added() {
        return Combinators.combine(staff(), liveCodes(), times())
                .as((staffId, code, time) ->
                        new Added(WANG, staffId, code, code == null ? List.of() : TAGS.get(code), time));
    }

    private static Arbitrary<HalfAdded> requested() {
        return Combinators.combine(staff(), liveCodes(), times())
                .as((staffId, code, time) -> new HalfAdded(WANG, staffId, code, time));
    }

    private static Arbitrary<Edited> edited() {
        return times().map(time -> new Edited(WANG, time));
    }

    private static Arbitrary<Ended> ended() {
        return Combinators.combine(staff(), Arbitraries.of(EndedBy.class), times())
                .as((staffId, by, time) -> new Ended(WANG, staffId, by, time));
    }

    private static Arbitrary<Fetched> fetched() {
        return Combinators.combine(
                        Arbitraries.of("王芳", "小王", ""),
                        Arbitraries.of("https://example.invalid/a.png", "").injectNull(0.3),
                        followers().list().ofMaxSize(3),
                        times())
                .as((name, avatar, followers, time) ->
                        new Fetched(WANG, name, Kind.WECHAT, Gender.UNKNOWN, avatar, null, followers, time));
    }

    private static Arbitrary<Follower> followers() {
        return Combinators.combine(
                        staff(),
                        times().injectNull(0.2),
                        liveCodes(),
                        Arbitraries.of("VIP", "").injectNull(0.3),
                        Arbitraries.of(GOLD, "etEXown").list().uniqueElements().injectNull(0.3),
                        Arbitraries.of(AddWay.QR_CODE, AddWay.CARD).injectNull(0.3))
                .as(Follower::new);
    }

    private static Arbitrary<TagsMarked> marked() {
        return Combinators.combine(
                        Arbitraries.of(marks()), Arbitraries.of("not-a-contact").injectNull(0.5), times())
                .as((mark, refusal, time) -> new TagsMarked(new MarkOutcome(mark, refusal, time)));
    }

    private static List<String> marks() {
        var ofLiveCodes = IntStream.range(0, 3)
                .mapToObj(second -> DecidedTag.mark(WANG, LIN, new Start(ContactFixtures.at(second), null)));
        return Stream.concat(ofLiveCodes, Stream.of("mark-1" + new RelationKey(WANG, LIN)))
                .toList();
    }

    private static Arbitrary<String> staff() {
        return Arbitraries.of(LIN, CHEN);
    }

    private static Arbitrary<String> liveCodes() {
        return Arbitraries.of(POSTER, "shop-3").injectNull(0.3);
    }

    /** Few instants, so that many facts fall on the same one. */
    private static Arbitrary<Instant> times() {
        return Arbitraries.integers().between(0, 6).map(ContactFixtures::at);
    }
}

package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.POSTER;
import static dev.scrm.contact.contact.ContactFixtures.WANG;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactEvent.ContactCreated;
import dev.scrm.contact.contact.ContactFact.Added;
import dev.scrm.contact.contact.ContactFact.Edited;
import dev.scrm.contact.contact.ContactFact.Ended;
import dev.scrm.contact.contact.ContactFact.Fetched;
import dev.scrm.contact.contact.ContactFact.Follower;
import dev.scrm.contact.contact.ContactFact.HalfAdded;
import dev.scrm.contact.contact.ContactFact.Identified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was erased does not come back, however late and however often it is told; what begins after it is as if nothing had been. */
class ErasureConvergenceTests {
    private static final int ERASED = 10;

    @Property(tries = 1000)
    void whatWasBeforeLeavesNoTraceInWhateverOrderAllComes(
            @ForAll("before") List<ContactFact> before,
            @ForAll("after") List<ContactFact> after,
            @ForAll Random random) {
        var erased =
                ContactFixtures.contact(before).erase("erasure-1", at(ERASED)).state();
        var late = new ArrayList<>(before);
        late.addAll(after);
        late.addAll(after);
        Collections.shuffle(late, random);

        var known = heard(erased, late);

        assertThat(known.facts()).isEqualTo(heard(nobody(), after).facts());
    }

    @Property(tries = 500)
    void whoWasErasedIsSomebodyAgainByWhatBeganSinceAndByNothingElse(
            @ForAll("before") List<ContactFact> before, @ForAll("after") List<ContactFact> after) {
        var erased =
                ContactFixtures.contact(before).erase("erasure-1", at(ERASED)).state();

        assertThat(heard(erased, after).isErased())
                .isEqualTo(after.stream().noneMatch(ErasureConvergenceTests::begins));
    }

    private static boolean begins(ContactFact fact) {
        return switch (fact) {
            case Added _, HalfAdded _, Identified _ -> true;
            case Fetched fetched ->
                fetched.followers().stream()
                        .anyMatch(one -> one.since() != null && one.since().isAfter(at(ERASED)));
            default -> false;
        };
    }

    @Property(tries = 500)
    void erasingKeepsNothingOfThePerson(@ForAll("before") List<ContactFact> before) {
        var erased =
                ContactFixtures.contact(before).erase("erasure-1", at(ERASED)).state();

        assertThat(erased.toString()).doesNotContain(WANG, "王芳", "VIP", LIN, "oEX", "+86");
        assertThat(erased.snapshot().toString()).doesNotContain(WANG, "王芳", "VIP", LIN, "oEX", "+86");
    }

    @Property(tries = 200)
    void erasingOnceMoreChangesNothingNotEvenWhatBeganSince(
            @ForAll("before") List<ContactFact> before, @ForAll("after") List<ContactFact> after) {
        var erased =
                ContactFixtures.contact(before).erase("erasure-1", at(ERASED)).state();
        var known = heard(erased, after);

        assertThat(known.erase("erasure-1", at(ERASED)).changed()).isFalse();
    }

    /** A clock that went ahead dates nothing after the erasure that was known before it. */
    @Property(tries = 200)
    void whatIsKnownIsFromBeforeWhateverItsDate(@ForAll("after") List<ContactFact> ahead) {
        ahead.addFirst(ContactFixtures.scan(LIN, at(ERASED + 1)));
        var erased =
                ContactFixtures.contact(ahead).erase("erasure-1", at(ERASED)).state();

        assertThat(heard(erased, ahead).isErased()).isTrue();
    }

    /** As the service counts: whoever begins anew is told as somebody new, once. */
    @Property(tries = 200)
    void whoBeginsAnewIsToldAsSomebodyNewOnce(
            @ForAll("before") List<ContactFact> before, @ForAll("after") List<ContactFact> after) {
        Contact known =
                ContactFixtures.contact(before).erase("erasure-1", at(ERASED)).state();
        int created = 0;
        for (var fact : after) {
            var decision = decide(known, fact);
            created += decision.map(one -> (int) one.events().stream()
                            .filter(ContactCreated.class::isInstance)
                            .count())
                    .orElse(0);
            known = decision.map(one -> one.state()).orElse(known);
        }

        assertThat(created).isEqualTo(known.isErased() ? 0 : 1);
    }

    private static Contact nobody() {
        return Contact.neverKnown(ID, IdentityType.EXTERNAL_USER_ID, "erasure-1", at(ERASED))
                .state();
    }

    private static Contact heard(Contact contact, List<ContactFact> facts) {
        var known = contact;
        for (var fact : facts) {
            known = decide(known, fact).map(one -> one.state()).orElse(known);
        }
        return known;
    }

    /** Empty for a fact about nobody who is known. */
    private static Optional<dev.scrm.platform.events.Decision<Contact, ContactEvent>> decide(
            Contact known, ContactFact fact) {
        try {
            return Optional.of(ContactFixtures.decide(known, fact));
        } catch (ContactRefused refused) {
            assertThat(refused.code()).isEqualTo("contact-unknown");
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<List<ContactFact>> before() {
        return Arbitraries.<ContactFact>oneOf(facts(0, 6))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(ArrayList::new);
    }

    @Provide
    Arbitrary<List<ContactFact>> after() {
        return Arbitraries.<ContactFact>oneOf(facts(ERASED + 1, ERASED + 6))
                .list()
                .ofMaxSize(8)
                .map(ArrayList::new);
    }

    @SuppressWarnings("unchecked")
    private static Set<Arbitrary<ContactFact>> facts(int from, int to) {
        var staff = Arbitraries.of(LIN, CHEN);
        var codes = Arbitraries.of(POSTER, "shop-3").injectNull(0.3);
        var times = Arbitraries.integers().between(from, to).map(ContactFixtures::at);
        // A reading of today lists who followed long ago.
        Arbitrary<Instant> since =
                Arbitraries.integers().between(0, to).map(ContactFixtures::at).injectNull(0.2);
        var followers = Combinators.combine(
                        staff,
                        since,
                        codes,
                        Arbitraries.of("VIP", "").injectNull(0.3),
                        Arbitraries.of(GOLD, "etEXown").list().uniqueElements().injectNull(0.3),
                        Arbitraries.of(AddWay.QR_CODE, AddWay.CARD).injectNull(0.3))
                .as(Follower::new);
        Arbitrary<? extends ContactFact> added = Combinators.combine(staff, codes, times)
                .as((staffId, code, time) ->
                        new Added(WANG, staffId, code, code == null ? List.of() : List.of(GOLD), time));
        Arbitrary<? extends ContactFact> requested = Combinators.combine(staff, codes, times)
                .as((staffId, code, time) -> new HalfAdded(WANG, staffId, code, time));
        Arbitrary<? extends ContactFact> edited = times.map(time -> new Edited(WANG, time));
        Arbitrary<? extends ContactFact> ended = Combinators.combine(staff, Arbitraries.of(EndedBy.class), times)
                .as((staffId, by, time) -> new Ended(WANG, staffId, by, time));
        Arbitrary<? extends ContactFact> fetched = Combinators.combine(
                        Arbitraries.of("王芳", ""),
                        Arbitraries.of("oEXunion0001").injectNull(0.5),
                        followers.list().ofMaxSize(3),
                        times)
                .as((name, union, all, time) ->
                        new Fetched(WANG, name, Kind.WECHAT, Gender.UNKNOWN, null, union, all, time));
        Arbitrary<? extends ContactFact> identified = Combinators.combine(
                        Arbitraries.of("+8613800000001", "+8613800000002"), Arbitraries.of(true, false), times)
                .as((phone, verified, time) -> new Identified(
                        new Identity(new IdentityKey(IdentityType.PHONE, "", phone), verified, "shop", time)));
        return Set.of(
                (Arbitrary<ContactFact>) added,
                (Arbitrary<ContactFact>) requested,
                (Arbitrary<ContactFact>) edited,
                (Arbitrary<ContactFact>) ended,
                (Arbitrary<ContactFact>) fetched,
                (Arbitrary<ContactFact>) identified);
    }
}

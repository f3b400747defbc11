package dev.scrm.contact.erasure;

import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.HeadSeal;
import dev.scrm.contact.audit.InMemoryAuditChains;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactEvent;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.DecideOnContact;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.InMemoryContacts;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.contact.contact.Merge;
import dev.scrm.contact.contact.MergeToSettle;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.erasure.Erasure.Status;
import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.contact.identity.IdentityClaim;
import dev.scrm.contact.identity.InMemoryIdentityClaims;
import dev.scrm.contact.identity.InMemoryMergeProposals;
import dev.scrm.contact.identity.MergeContacts;
import dev.scrm.contact.identity.MergeProposal;
import dev.scrm.contact.identity.MergeProposals;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.MutableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whenever the process dies, the erasure ends as if it had not. */
class CarryOutErasuresTests {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final Viewer ALL = Viewer.ofAll(CORP);
    private static final Set<String> WRITES = Set.of("add", "update", "eraseLate", "submit", "propose");

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A corp with two contacts that are one person, and somebody who has the same phone number. */
    private static final class World {
        final MutableClock clock = MutableClock.at("2026-11-23T10:00:00Z");
        final InMemoryContacts contacts = new InMemoryContacts();
        final InMemoryErasures erasures = new InMemoryErasures();
        final InMemoryIdentityClaims claims = new InMemoryIdentityClaims();
        final InMemoryMergeProposals proposals = new InMemoryMergeProposals();
        final List<AuditRecord> trail = new ArrayList<>();
        final TreeSet<String> erasedStores = new TreeSet<>();
        final AskAgain pauses = new AskAgain(Duration.ofMinutes(1), Duration.ofHours(1));
        final Certify certify = new Certify(new HeadSeal(new byte[32]), new InMemoryAuditChains(), List.of());
        final String wang = Ids.contact(CORP, "wmWANG");
        final String li = Ids.contact(CORP, "wmLI");
        final IdentityKey phone = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");
        final String chen = IDS.firstContact(CORP, phone).value();
        final IdentityKey email = new IdentityKey(IdentityType.EMAIL, "", "wang@example.com");
        boolean failing;
        Duration sendsArriveWithin = Duration.ZERO;
        int writesLeft = Integer.MAX_VALUE;

        World() {
            var morning = Instant.parse("2026-11-23T08:00:00Z");
            learn(wang, new ContactFact.Added("wmWANG", "lin.wei", null, List.of(), morning));
            learn(li, new ContactFact.Added("wmLI", "chen.bo", null, List.of(), morning));
            learn(chen, new ContactFact.Identified(new Identity(phone, true, "shop", morning)));
            learn(wang, new ContactFact.Identified(new Identity(phone, false, "user:lin", morning)));
            learn(li, new ContactFact.Identified(new Identity(email, false, "user:lin", morning)));
            var survivor = Contact.survivor(contact(wang), contact(li)).id().value();
            var other = survivor.equals(wang) ? li : wang;
            contacts.update(id(other), one -> one.mergeInto(new Merge(survivor, "by:mei", morning)));
            contacts.settle(List.of(new MergeToSettle(id(survivor), other, null)));
        }

        void learn(String contactId, ContactFact fact) {
            contacts.apply(List.of(new LearnedFact(id(contactId), fact, null, null)));
        }

        Contact contact(String contactId) {
            return contacts.find(id(contactId)).orElseThrow();
        }

        ContactId id(String contactId) {
            return new ContactId(CORP, contactId);
        }

        Erasure request(Duration waiting) {
            return request(wang, waiting);
        }

        Erasure request(String contactId, Duration waiting) {
            return request(contactId, erasures, waiting, new Random(7));
        }

        /** Looks what is under way a moment before somebody else asks. */
        Erasure requestUnaware(Duration waiting) {
            var before = (Erasures) Proxy.newProxyInstance(
                    Erasures.class.getClassLoader(),
                    new Class<?>[] {Erasures.class},
                    (_, method, arguments) -> method.getName().equals("findUnderWay")
                            ? Optional.empty()
                            : method.invoke(erasures, arguments));
            return request(wang, before, waiting, new Random(8));
        }

        private Erasure request(String contactId, Erasures kept, Duration waiting, Random random) {
            var request = new RequestErasure(
                    new FindContact(contacts),
                    kept,
                    List.of(EraseStores.SERVICE, "ticket-service"),
                    waiting,
                    clock,
                    random);
            return request.request(
                    ALL,
                    new RequestErasure.Wanted(contactId, "consent-withdrawn", null, contactId),
                    "user:mei",
                    _ -> {});
        }

        /** Fails each time: there is nobody to erase. */
        String requestOfNobody(String id) {
            var now = clock.instant();
            var request =
                    new Erasure.Request("nobody-" + id, ErasureReason.CONSENT_WITHDRAWN, null, "user:mei", now, now);
            erasures.add(Erasure.requested(CORP, id, request, List.of(EraseStores.SERVICE)));
            return id;
        }

        CarryOutErasures worker() {
            var watched = watched(Erasures.class, erasures);
            return new CarryOutErasures(
                    watched,
                    dyingBetweenContacts(),
                    eraseStores(),
                    certify,
                    watched(AuditIntake.class, trail::addAll),
                    IDS,
                    pauses,
                    sendsArriveWithin,
                    clock);
        }

        EraseStores eraseStores() {
            var claimIdentities = new ClaimIdentities(
                    contacts,
                    claims,
                    new MergeContacts(contacts, clock),
                    watched(MergeProposals.class, proposals),
                    List.of(),
                    clock);
            return new EraseStores(
                    watched(Erasures.class, erasures),
                    contacts,
                    watched(PersonStores.class, new Stores()),
                    claimIdentities,
                    IDS,
                    clock);
        }

        /** Somebody else who has the phone number as well; while it is the person's, nobody compares the two others. */
        String haveAnother() {
            var zhao = Ids.contact(CORP, "wmZHAO");
            var morning = Instant.parse("2026-11-23T08:00:00Z");
            learn(zhao, new ContactFact.Added("wmZHAO", "chen.bo", null, List.of(), morning));
            learn(zhao, new ContactFact.Identified(new Identity(phone, false, "user:lin", morning)));
            for (var contactId : List.of(wang, chen, zhao)) {
                claims.claim(CORP, List.of(new IdentityClaim(phone, contactId, false)));
            }
            return zhao;
        }

        /** Has three entries of everybody, until they go. */
        private final class Stores implements PersonStores {
            @Override
            public Found find(Whom whom) {
                var there =
                        List.of(new StoreReport("timelines", erasedStores.contains(whom.contactId()) ? 0 : 3, 0, null));
                return new Found() {
                    @Override
                    public List<StoreReport> counted() {
                        return there;
                    }

                    @Override
                    public List<StoreReport> erase() {
                        write();
                        erasedStores.add(whom.contactId());
                        claims.release(CORP, List.of(new IdentityClaim(phone, whom.contactId(), false)));
                        write();
                        return there;
                    }
                };
            }

            @Override
            public void eraseLate(Whom whom) {
                erasedStores.add(whom.contactId());
                claims.release(CORP, List.of(new IdentityClaim(phone, whom.contactId(), false)));
            }

            @Override
            public Set<String> heirs(String corpId, Traces traces) {
                return claims.find(CORP, List.of(phone)).values().stream()
                        .map(IdentityClaim::contactId)
                        .filter(owner -> !traces.contactIds().contains(owner))
                        .collect(toSet());
            }
        }

        FollowErasures follow() {
            return new FollowErasures(watched(Erasures.class, erasures), Duration.ofHours(1), clock);
        }

        List<String> asked() {
            return erasures.told().stream()
                    .filter(ErasureEvent.ErasureRequested.class::isInstance)
                    .map(told -> ((ErasureEvent.ErasureRequested) told).contactId())
                    .toList();
        }

        /** As far as it goes without the other services; those answer whenever they are asked. */
        void goOn() {
            for (int i = 0; i < 5; i++) {
                worker().goOn();
                settle();
                for (var told : List.copyOf(erasures.told())) {
                    if (told instanceof ErasureEvent.ErasureRequested(var contactId, var erasedAt)) {
                        erasures.all().forEach(one -> {
                            eraseStores().erase(CORP, one.id(), contactId, erasedAt);
                            follow().take(
                                            CORP,
                                            one.id(),
                                            new Erasure.Answer(contactId, "ticket-service", List.of(), erasedAt));
                        });
                    }
                }
            }
        }

        /** As the sweep does. */
        void settle() {
            for (var unsettled : contacts.findUnsettled(10, null)) {
                contacts.settle(contact(unsettled.value()).settlement().unsettled().stream()
                        .map(one -> new MergeToSettle(id(one.survivorId()), unsettled.value(), null))
                        .toList());
            }
        }

        void answer(Erasure erasure) {
            var erasedAt = erasures.find(CORP, erasure.id()).orElseThrow().erasedAt();
            for (var contactId :
                    erasures.find(CORP, erasure.id()).orElseThrow().traces().contactIds()) {
                eraseStores().erase(CORP, erasure.id(), contactId, erasedAt);
                follow().take(CORP, erasure.id(), CarryOutErasuresTests.answer(contactId, erasedAt));
            }
        }

        boolean goOn(int killedAfter) {
            writesLeft = killedAfter;
            try {
                goOn();
                return false;
            } catch (Killed _) {
                writesLeft = Integer.MAX_VALUE;
                if (erasures.all().stream().anyMatch(one -> one.status() == Status.SPREADING)) {
                    // Whatever is certified now would be certified with another time.
                    clock.advance(Duration.ofSeconds(5));
                }
                goOn();
                return true;
            } finally {
                writesLeft = Integer.MAX_VALUE;
            }
        }

        private void write() {
            if (writesLeft-- <= 0) {
                throw new Killed();
            }
        }

        /** Dies before a write, and after it. */
        private <T> T watched(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                        boolean writes = WRITES.contains(method.getName());
                        if (writes) {
                            write();
                        }
                        try {
                            var answer = method.invoke(real, arguments);
                            if (writes) {
                                write();
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        /** Many at once are not one: a process dies after some of them. */
        private Contacts dyingBetweenContacts() {
            return (Contacts) Proxy.newProxyInstance(
                    Contacts.class.getClassLoader(), new Class<?>[] {Contacts.class}, (_, method, arguments) -> {
                        if (method.getName().equals("decideAll")) {
                            ((Map<?, ?>) arguments[1]).forEach((id, decide) -> {
                                write();
                                contacts.decideAll(CORP, Map.of((String) id, (DecideOnContact) decide));
                            });
                            return null;
                        }
                        if (failing) {
                            throw new IllegalStateException("a value that no key opens");
                        }
                        return method.invoke(contacts, arguments);
                    });
        }

        Map<String, Contact> everybody() {
            return contacts
                    .findAll(
                            CORP,
                            List.of(
                                    wang,
                                    li,
                                    chen,
                                    IDS.firstContact(CORP, email).value()))
                    .entrySet()
                    .stream()
                    .collect(toMap(one -> one.getKey().value(), Map.Entry::getValue));
        }

        long forgottenTold() {
            return contacts.raised().stream()
                    .filter(ContactEvent.SnapshotForgotten.class::isInstance)
                    .count();
        }

        long erasedTold() {
            return contacts.raised().stream()
                    .filter(ContactEvent.ContactErased.class::isInstance)
                    .count();
        }
    }

    @Test
    void endsTheSameWhereverItIsKilled() {
        var whole = new World();
        var id = whole.request(Duration.ZERO).id();
        whole.goOn();
        var done = whole.erasures.find(CORP, id).orElseThrow();
        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        assertThat(done.traces().contactIds()).containsExactlyInAnyOrder(whole.wang, whole.li);
        assertThat(whole.contact(whole.wang).isErased()).isTrue();
        assertThat(whole.contact(whole.li).isErased()).isTrue();

        boolean killed = true;
        int kills = 0;
        for (int writes = 0; killed; writes++) {
            var world = new World();
            world.request(Duration.ZERO);
            killed = world.goOn(writes);
            kills += killed ? 1 : 0;

            assertThat(world.everybody()).as("killed after %d writes", writes).isEqualTo(whole.everybody());
            assertThat(world.erasedTold()).isEqualTo(2);
            assertThat(world.erasedStores).isEqualTo(whole.erasedStores);
            assertThat(world.erasures.all())
                    .singleElement()
                    .satisfies(one -> assertThat(one.status()).isEqualTo(Status.COMPLETED))
                    .satisfies(one -> assertThat(stores(one)).isEqualTo(stores(done)))
                    .satisfies(one -> assertThat(one.found()).isEmpty())
                    .satisfies(one -> assertThat(world.trail)
                            .extracting(AuditRecord::id)
                            .containsOnly(world.certify
                                    .record(
                                            one.certificate().content(),
                                            one.certificate().hash())
                                    .id()));
        }
        assertThat(kills).isGreaterThan(15);
    }

    @Test
    void comparesWhoInheritsAnIdentityWithTheOthersWhoHaveItWhereverItIsKilled() {
        boolean killed = true;
        for (int writes = 0; killed; writes++) {
            var world = new World();
            var zhao = world.haveAnother();
            world.request(Duration.ZERO);

            killed = world.goOn(writes);

            assertThat(world.proposals.list(CORP, MergeProposal.Status.OPEN, 10, null))
                    .as("killed after %d writes", writes)
                    .singleElement()
                    .satisfies(proposal -> assertThat(List.of(proposal.contactId(), proposal.otherContactId()))
                            .containsExactlyInAnyOrder(world.chen, zhao));
        }
    }

    /** Another process may have sent a profile just before, which comes to lie behind its end. */
    @Test
    void tellsOnceMoreThatAProfileIsGoneWhenWhatWasOnItsWayHasArrived() {
        var world = new World();
        world.sendsArriveWithin = Duration.ofSeconds(10);
        var id = world.request(Duration.ZERO).id();
        world.goOn();
        assertThat(world.erasures.find(CORP, id).orElseThrow().status()).isEqualTo(Status.SPREADING);
        assertThat(world.forgottenTold()).isEqualTo(2);

        world.clock.advance(Duration.ofSeconds(11));
        world.goOn();

        assertThat(world.erasures.find(CORP, id).orElseThrow().status()).isEqualTo(Status.COMPLETED);
        assertThat(world.forgottenTold()).isEqualTo(4);
    }

    @Test
    void leavesTheProfileOfSomebodyWhoHasBegunAnew() {
        var world = new World();
        world.sendsArriveWithin = Duration.ofSeconds(10);
        var id = world.request(Duration.ZERO).id();
        world.goOn();
        world.clock.advance(Duration.ofSeconds(11));
        world.learn(world.li, new ContactFact.Added("wmLI", "chen.bo", null, List.of(), world.clock.instant()));

        world.goOn();

        assertThat(world.erasures.find(CORP, id).orElseThrow().status()).isEqualTo(Status.COMPLETED);
        assertThat(world.forgottenTold()).isEqualTo(3);
    }

    private static List<List<StoreReport>> stores(Erasure erasure) {
        return erasure.certificate().content().services().stream()
                .map(Certificate.ServiceReport::stores)
                .toList();
    }

    @Test
    void saysHowMuchThereWasOfEachContact() {
        var world = new World();
        world.request(Duration.ZERO);
        world.goOn();

        assertThat(stores(world.erasures.all().getFirst()).getFirst())
                .contains(new StoreReport("timelines", 6, 0, null));
    }

    @Test
    void asksAgainForWhomSomebodyHasNotAnsweredEachTimeLater() {
        var world = new World();
        var id = world.request(Duration.ZERO).id();
        world.worker().goOn();
        assertThat(world.asked()).containsExactlyInAnyOrder(world.wang, world.li);
        var erasure = world.follow().get(CORP, id);
        for (var contactId : List.of(world.wang, world.li)) {
            world.eraseStores().erase(CORP, id, contactId, erasure.erasedAt());
        }
        world.follow().take(CORP, id, answer(world.wang, erasure.erasedAt()));

        world.clock.advance(Duration.ofSeconds(59));
        world.worker().goOn();
        assertThat(world.asked()).hasSize(2);
        world.clock.advance(Duration.ofSeconds(1));
        world.worker().goOn();
        assertThat(world.asked()).hasSize(3).endsWith(world.li);
        world.clock.advance(Duration.ofSeconds(119));
        world.worker().goOn();
        assertThat(world.asked()).hasSize(3);
        world.clock.advance(Duration.ofSeconds(1));
        world.worker().goOn();
        assertThat(world.asked()).hasSize(4).endsWith(world.li);

        world.follow().take(CORP, id, answer(world.li, erasure.erasedAt()));
        world.settle();
        world.worker().goOn();
        assertThat(world.follow().get(CORP, id).status()).isEqualTo(Status.COMPLETED);
        world.clock.advance(Duration.ofDays(1));
        world.worker().goOn();
        assertThat(world.asked()).hasSize(4);
    }

    private static Erasure.Answer answer(String contactId, Instant at) {
        return new Erasure.Answer(contactId, "ticket-service", List.of(), at);
    }

    @Test
    void isOverdueWhileSomebodyDoesNotAnswerForLong() {
        var world = new World();
        var id = world.request(Duration.ofDays(3)).id();
        var follow = world.follow();
        world.clock.advance(Duration.ofDays(3));
        assertThat(follow.isOverdue(follow.get(CORP, id))).isFalse();
        world.worker().goOn();

        world.clock.advance(Duration.ofHours(1));
        assertThat(follow.isOverdue(follow.get(CORP, id))).isFalse();
        assertThat(follow.countOverdue()).isZero();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(follow.isOverdue(follow.get(CORP, id))).isTrue();
        assertThat(follow.countOverdue()).isEqualTo(1);

        world.goOn();
        assertThat(follow.get(CORP, id).status()).isEqualTo(Status.COMPLETED);
        assertThat(follow.isOverdue(follow.get(CORP, id))).isFalse();
        assertThat(follow.countOverdue()).isZero();
    }

    /** The survivor has not looked yet, and has what was merged into it still. */
    @Test
    void leavesWhoWasPartedAMomentAgo() {
        var world = new World();
        var parted = world.contact(world.wang).isMerged() ? world.wang : world.li;
        var survivor = parted.equals(world.wang) ? world.li : world.wang;
        world.contacts.update(world.id(parted), one -> one.unmerge("by:mei", world.clock.instant()));

        var id = world.request(Duration.ZERO).id();
        world.goOn();

        boolean askedForParted = world.erasures
                .find(CORP, id)
                .orElseThrow()
                .request()
                .contactId()
                .equals(parted);
        assertThat(world.contact(askedForParted ? survivor : parted).isErased()).isFalse();
        assertThat(world.contact(askedForParted ? parted : survivor).isErased()).isTrue();
    }

    /** As many as are looked at at once: whoever else is due comes after them. */
    @Test
    void keepsNobodyWaitingForThoseThatFailEachTime() {
        var world = new World();
        for (int i = 0; i < 20; i++) {
            world.requestOfNobody("0-" + i);
        }
        world.clock.advance(Duration.ofSeconds(1));
        var id = world.request(Duration.ZERO).id();
        assertThatThrownBy(world.worker()::goOn).isInstanceOf(RuntimeException.class);
        assertThat(world.follow().get(CORP, id).status()).isEqualTo(Status.WAITING);

        world.worker().goOn();

        assertThat(world.follow().get(CORP, id).status()).isEqualTo(Status.SPREADING);
    }

    @Test
    void triesWhatFailsEachTimeLaterAndCallsItOverdueWhenItFailsOnAndOn() {
        var world = new World();
        var id = world.requestOfNobody("0");
        var follow = world.follow();
        for (int seconds : List.of(1, 2, 4, 8)) {
            assertThatThrownBy(world.worker()::goOn).isInstanceOf(NullPointerException.class);
            assertThat(follow.isOverdue(follow.get(CORP, id))).isFalse();
            world.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            world.worker().goOn();
            world.clock.advance(Duration.ofMillis(1));
        }

        assertThatThrownBy(world.worker()::goOn).isInstanceOf(NullPointerException.class);
        assertThat(follow.isOverdue(follow.get(CORP, id))).isTrue();
        assertThat(follow.countOverdue()).isEqualTo(1);
        assertThat(follow.get(CORP, id).held())
                .isEqualTo(new Erasure.Held(
                        5,
                        true,
                        "NullPointerException",
                        world.clock.instant(),
                        world.clock.instant().plusSeconds(16)));

        for (int i = 0; i < 20; i++) {
            world.clock.advance(Duration.ofMinutes(5));
            assertThatThrownBy(world.worker()::goOn).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void forgetsWhatHeldItOnceItGoesOn() {
        var world = new World();
        var id = world.request(Duration.ZERO).id();
        world.failing = true;
        assertThatThrownBy(world.worker()::goOn).isInstanceOf(IllegalStateException.class);
        assertThat(world.follow().get(CORP, id).held()).isNotNull();
        world.failing = false;
        world.clock.advance(Duration.ofSeconds(1));

        world.worker().goOn();

        assertThat(world.follow().get(CORP, id).held()).isNull();
        assertThat(world.follow().get(CORP, id).status()).isEqualTo(Status.SPREADING);
    }

    /** It would say that nothing is left while the survivor, who is somebody else by now, has all of it. */
    @Test
    void isNotCertifiedWhileTheSurvivorOfWhoWasPartedHasNotLooked() {
        var world = new World();
        var parted = world.contact(world.wang).isMerged() ? world.wang : world.li;
        var survivor = world.contact(parted).survivorId();
        world.contacts.update(world.id(parted), one -> one.unmerge("by:mei", world.clock.instant()));
        var erasure = world.request(parted, Duration.ZERO);
        world.worker().goOn();
        world.answer(erasure);

        world.worker().goOn();

        assertThat(world.contact(survivor).everyId()).contains(parted);
        assertThat(world.follow().get(CORP, erasure.id()).certificate()).isNull();
        assertThat(world.follow().get(CORP, erasure.id()).held())
                .extracting(Erasure.Held::because, Erasure.Held::failed)
                .containsExactly("unsettled", false);
        assertThat(world.trail).isEmpty();

        world.settle();
        world.clock.advance(Duration.ofSeconds(1));
        world.worker().goOn();

        assertThat(world.contact(survivor).everyId()).doesNotContain(parted);
        assertThat(world.contact(survivor).isErased()).isFalse();
        assertThat(world.follow().get(CORP, erasure.id()).status()).isEqualTo(Status.COMPLETED);
    }

    /** Somebody else may have what the person was known under; they stay. */
    @Test
    void leavesWhoeverElseIsKnownUnderTheSame() {
        var world = new World();
        var before = world.contact(world.chen);
        world.request(Duration.ZERO);
        world.goOn();

        assertThat(world.contact(world.chen)).isEqualTo(before);
        assertThat(world.contact(IDS.firstContact(CORP, world.email).value()).isErased())
                .isTrue();
    }

    @Test
    void doesNothingOnceMoreAndNothingToWhoBeganAnew() {
        var world = new World();
        world.request(Duration.ZERO);
        world.goOn();
        world.clock.advance(Duration.ofHours(1));
        world.learn(world.wang, new ContactFact.Added("wmWANG", "lin.wei", null, List.of(), world.clock.instant()));
        var anew = world.everybody();
        var erasure = world.erasures.all().getFirst();

        world.goOn();

        assertThat(world.everybody()).isEqualTo(anew);
        assertThat(world.erasures.all()).containsExactly(erasure);
        assertThat(anew.get(world.wang).isErased()).isFalse();
    }

    @Test
    void answersWithTheFirstWhenSomebodyAsksTwiceAtTheSameMoment() {
        var world = new World();
        var first = world.request(Duration.ofDays(3));

        assertThat(world.requestUnaware(Duration.ofDays(3))).isEqualTo(first);

        assertThat(world.erasures.all()).containsExactly(first);
    }

    @Test
    void waitsAndMayBeCancelledUntilItsTimeHasCome() {
        var world = new World();
        var id = world.request(Duration.ofDays(3)).id();
        var follow = world.follow();
        world.goOn();
        assertThat(world.contact(world.wang).isErased()).isFalse();

        assertThat(follow.cancel(CORP, id).status()).isEqualTo(Status.CANCELLED);
        world.clock.advance(Duration.ofDays(4));
        world.goOn();

        assertThat(world.contact(world.wang).isErased()).isFalse();
        var again = world.request(Duration.ZERO);
        assertThat(again.id()).isNotEqualTo(id);
        world.goOn();
        assertThatThrownBy(() -> follow.cancel(CORP, again.id())).isInstanceOf(ErasureRefused.class);
    }

    @Test
    void isNotBegunTwice() {
        var world = new World();

        assertThat(world.request(Duration.ofDays(3)).id())
                .isEqualTo(world.request(Duration.ofDays(3)).id());
    }

    @Test
    void isNotDoneBeforeEveryServiceHasAnswered() {
        var world = new World();
        var id = world.request(Duration.ZERO).id();
        world.worker().goOn();
        var follow = world.follow();
        var erasure = follow.get(CORP, id);
        assertThat(erasure.status()).isEqualTo(Status.SPREADING);

        erasure.traces()
                .contactIds()
                .forEach(contactId -> world.eraseStores().erase(CORP, id, contactId, erasure.erasedAt()));
        world.worker().goOn();

        assertThat(follow.get(CORP, id).status()).isEqualTo(Status.SPREADING);
        assertThat(follow.get(CORP, id).missing("ticket-service")).hasSize(2);
        assertThat(world.trail).isEmpty();
    }
}

package dev.scrm.contact.identity;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.DecideOnContact;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.InMemoryContacts;
import dev.scrm.contact.contact.NameAndGender;
import dev.scrm.contact.contact.VersionedContact;
import dev.scrm.contact.field.FieldFixtures;
import dev.scrm.contact.identity.CreateContact.Asker;
import dev.scrm.contact.identity.CreateContact.Wanted;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.contact.stage.UsualStages;
import dev.scrm.contact.tag.TagFixtures;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One contact of one request, however often it comes and whoever dies meanwhile. */
class CreateContactTests {
    private static final IdentityKey PHONE = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");
    private static final IdentityKey MEMBER = new IdentityKey(IdentityType.MEMBER_ID, "erp", "E-17");
    private static final Asker MEI = new Asker(CORP, "user:mei", "by:mei", false);
    private static final Asker ERP = new Asker(CORP, "program:erp", "erp", true);
    private static final byte[] REQUEST = "{}".getBytes(UTF_8);

    private final MutableClock clock = MutableClock.at(MORNING);
    private @Nullable Runnable meanwhile;
    private final InMemoryContacts contacts = new InMemoryContacts() {
        @Override
        public synchronized Map<String, Refusal> decideAll(String corpId, Map<String, DecideOnContact> decisions) {
            var happens = meanwhile;
            meanwhile = null;
            if (happens != null) {
                happens.run();
            }
            return super.decideAll(corpId, decisions);
        }
    };
    private final InMemoryIdentityClaims claims = new InMemoryIdentityClaims();
    private final InMemoryCreationReceipts receipts = new InMemoryCreationReceipts();
    private final CreateContact createContact = creating(receipts);

    @Test
    void isBornOfTheFirstIdentityWithAllThatIsSaid() {
        var made = createContact.create(MEI, wanted(PHONE, MEMBER)).contact();

        assertThat(made.id()).isEqualTo(IDS.firstContact(CORP, PHONE));
        assertThat(made.snapshot().name()).isEqualTo("王小明");
        assertThat(made.snapshot().stage()).isEqualTo("interested");
        assertThat(made.snapshot().tagIds()).containsExactly("fan");
        assertThat(claims.find(CORP, List.of(PHONE, MEMBER)).values())
                .allSatisfy(claim ->
                        assertThat(claim.contactId()).isEqualTo(made.id().value()));
    }

    @Test
    void isSureOfWhatAProgramSaysOfItsOwnSystemAndOfNothingElse() {
        var made = createContact.create(ERP, wanted(PHONE, MEMBER)).contact();

        assertThat(made.facts().identities())
                .extracting(Identity::key, Identity::verified)
                .containsExactlyInAnyOrder(tuple(PHONE, false), tuple(MEMBER, true));
        assertThat(createContact
                        .create(MEI, wanted(new IdentityKey(IdentityType.MEMBER_ID, "erp", "E-18")))
                        .contact()
                        .facts()
                        .identities()
                        .getFirst()
                        .verified())
                .isFalse();
    }

    @Test
    void isNotMadeOfSomebodyWhoIsKnownUnderOneOfTheIdentities() {
        var known = createContact.create(MEI, wanted(MEMBER)).contact();

        assertThatThrownBy(() -> createContact.create(MEI, wanted(PHONE, MEMBER)))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.code()).isEqualTo("contact-exists");
                    assertThat(refused.details())
                            .containsEntry("field", "identities[1]")
                            .containsEntry("contactId", known.id().value());
                });
        assertThat(contacts.find(IDS.firstContact(CORP, PHONE))).isEmpty();
    }

    @Test
    void isTheSameOneWhenTheRequestComesAgain() {
        var first = once("k");
        clock.advance(Duration.ofHours(1));
        var raised = contacts.raised().size();

        assertThat(once("k")).isEqualTo(first);
        assertThat(contacts.raised()).hasSize(raised);
        assertThatThrownBy(() -> createContact.createOnce(MEI, wanted(MEMBER), "k", "[]".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
        assertThatThrownBy(() -> once("another"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("contact-exists"));
    }

    @Test
    void isTheSameOneWhenTheRequestComesTwiceAtTheSameMoment() {
        var late = creating(new CreationReceipts() {
            private boolean asked;

            // Nothing is there at first; then the other one makes it.
            @Override
            public Optional<Kept> find(String corpId, String caller, String idempotencyKey) {
                if (asked) {
                    return receipts.find(corpId, caller, idempotencyKey);
                }
                asked = true;
                once(idempotencyKey);
                return Optional.empty();
            }

            @Override
            public Kept keep(String corpId, String caller, String idempotencyKey, Kept kept) {
                return receipts.keep(corpId, caller, idempotencyKey, kept);
            }
        });

        var made = late.createOnce(MEI, wanted(PHONE), "k", REQUEST);

        assertThat(made).isEqualTo(once("k"));
    }

    @Test
    void isMadeByTheSecondTryWhenTheFirstDiedAfterItWasWrittenDown() {
        var plan = receiptOf("k");
        clock.advance(Duration.ofMinutes(1));

        var made = once("k").contact();

        assertThat(made.id().value()).isEqualTo(plan.contactId());
        assertThat(made.facts().createdAt()).isEqualTo(MORNING);
    }

    @Test
    void isNobodyElsesThoughTheySaidTheSameMeanwhile() {
        receiptOf("k");
        clock.advance(Duration.ofMinutes(1));
        createContact.create(ERP, wanted(PHONE));

        assertThatThrownBy(() -> once("k"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("contact-exists"));
    }

    @Test
    void staysErasedWhenTheRequestComesOnceMore() {
        var made = once("k").contact();
        clock.advance(Duration.ofMinutes(1));
        contacts.update(made.id(), contact -> contact.erase("e-1", clock.instant()));

        assertThatThrownBy(() -> once("k"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("contact-unknown"));
        assertThat(contacts.find(made.id())).get().matches(Contact::isWithdrawn);
    }

    /** What is dated until the erasure counts no more, so that it is said once more after it. */
    @Test
    void isMadeThoughWhoeverHadItsIdIsErasedInTheSameMoment() {
        var id = IDS.firstContact(CORP, PHONE);
        var ahead = clock.instant().plusSeconds(1);
        meanwhile = () ->
                contacts.decideAll(CORP, Map.of(id.value(), _ -> Contact.neverKnown(id, PHONE.type(), "e-1", ahead)));

        var made = createContact.create(MEI, wanted(PHONE)).contact();

        assertThat(made.id()).isEqualTo(id);
        assertThat(made.snapshot().name()).isEqualTo("王小明");
        assertThat(claims.find(CORP, List.of(PHONE)).values())
                .extracting(IdentityClaim::contactId)
                .containsExactly(id.value());
    }

    @Test
    void isThereAgainWhenAllUnderWhichItWasKnownHadBeenTakenBack() {
        var made = createContact.create(MEI, wanted(PHONE)).contact();
        clock.advance(Duration.ofMinutes(1));
        var identity = made.facts().identities().getFirst();
        contacts.update(
                made.id(),
                contact -> Contact.decide(
                        contact, made.id(), new ContactFact.IdentityWithdrawn(identity, clock.instant())));
        clock.advance(Duration.ofMinutes(1));

        var again = createContact.create(
                MEI, new Wanted(List.of(PHONE), NameAndGender.of("李四", null), Map.of(), null, List.of(), Map.of()));

        assertThat(again.contact().id()).isEqualTo(made.id());
        assertThat(again.contact().snapshot().name()).isEqualTo("李四");
    }

    private CreateContact creating(CreationReceipts receipts) {
        return new CreateContact(
                contacts,
                new FindPeople(contacts, claims, IDS),
                new ClaimIdentities(
                        contacts,
                        claims,
                        new MergeContacts(contacts, clock),
                        new InMemoryMergeProposals(),
                        List.of(),
                        clock),
                new ReadCreation(FieldFixtures.kept().values(), new UsualStages(), TagFixtures.catalogue(), clock),
                new RememberCreations(receipts, IdKey.of(new byte[32], _ -> {})),
                clock);
    }

    /** As the one had left it that wrote down what it was to make, and died. */
    private CreationReceipts.Kept receiptOf(String key) {
        var elsewhere = new CreateContactTests();
        elsewhere.once(key);
        var plan = elsewhere.receipts.find(CORP, MEI.name(), key).orElseThrow();
        return receipts.keep(CORP, MEI.name(), key, plan);
    }

    private VersionedContact once(String key) {
        return createContact.createOnce(MEI, wanted(PHONE), key, REQUEST);
    }

    private static Wanted wanted(IdentityKey... keys) {
        return new Wanted(
                List.of(keys), NameAndGender.of("王小明", Gender.MALE), Map.of(), "interested", List.of("fan"), Map.of());
    }
}

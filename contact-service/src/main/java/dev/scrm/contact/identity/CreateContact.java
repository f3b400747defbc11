package dev.scrm.contact.identity;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.NameAndGender;
import dev.scrm.contact.contact.SaidOfPerson;
import dev.scrm.contact.contact.StateConsent;
import dev.scrm.contact.contact.VersionedContact;
import dev.scrm.platform.events.Decision;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes one contact of what a request says of it, as a row of an import does: born of the first identity, with everything else that is
 * said at the same moment. Whoever is known already is not made again.
 */
public final class CreateContact {
    /**
     * What a request says; nothing of what is absent.
     *
     * @param identities at least one, each once
     * @param fields by their ids, as JSON has them; null says nothing
     * @param tagIds tags of the corp's own
     * @param consents what was said of each channel and purpose, in the order of the request
     */
    public record Wanted(
            List<IdentityKey> identities,
            NameAndGender profile,
            Map<String, @Nullable Object> fields,
            @Nullable String stage,
            List<String> tagIds,
            Map<ConsentStatement.About, StateConsent.Said> consents) {
        public Wanted {
            identities = List.copyOf(identities);
            requireNonNull(profile, "profile");
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            tagIds = List.copyOf(tagIds);
            consents = Collections.unmodifiableMap(new LinkedHashMap<>(consents));
        }
    }

    /**
     * Who wants it; somebody who sees all contacts of the corp, since nobody follows the new one.
     *
     * @param name such as {@code user:lin.wei}
     * @param source of identities
     * @param program true of one that is sure of what is its own system's
     */
    public record Asker(String corpId, String name, String source, boolean program) {
        public Asker {
            requireNonNull(corpId, "corpId");
            requireNonNull(name, "name");
            requireNonNull(source, "source");
        }

        private SaidOfPerson.By by() {
            return new SaidOfPerson.By(name, null, name, source, key -> program && key.isSureOfPrograms());
        }
    }

    private static final int TRIES = 5;

    private final Contacts contacts;
    private final FindPeople findPeople;
    private final ClaimIdentities claimIdentities;
    private final ReadCreation readCreation;
    private final RememberCreations rememberCreations;
    private final Clock clock;

    CreateContact(
            Contacts contacts,
            FindPeople findPeople,
            ClaimIdentities claimIdentities,
            ReadCreation readCreation,
            RememberCreations rememberCreations,
            Clock clock) {
        this.contacts = contacts;
        this.findPeople = findPeople;
        this.claimIdentities = claimIdentities;
        this.readCreation = readCreation;
        this.rememberCreations = rememberCreations;
        this.clock = clock;
    }

    /** Refused when somebody is known under one of the identities. */
    public VersionedContact create(Asker asker, Wanted wanted) {
        var person = readCreation.read(asker.corpId(), wanted);
        for (int i = 0; i < TRIES; i++) {
            var made = carryOut(asker, person, plan(asker, person, ""));
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new IllegalStateException("Expected to make a contact between erasures in %d tries".formatted(TRIES));
    }

    /**
     * As {@link #create}; the same request under the same key makes the same contact, however often it comes.
     *
     * @param request by which it is told apart from another that comes under the same key
     */
    public VersionedContact createOnce(Asker asker, Wanted wanted, String idempotencyKey, byte[] request) {
        var person = readCreation.read(asker.corpId(), wanted);
        var plan = rememberCreations.remember(asker, idempotencyKey, request, hash -> plan(asker, person, hash));
        return carryOut(asker, person, plan)
                .orElseThrow(() -> ContactRefused.unknown(new ContactId(asker.corpId(), plan.contactId())));
    }

    private CreationReceipts.Kept plan(Asker asker, SaidOfPerson person, String requestHash) {
        var keys = person.keys();
        var found = findPeople.find(asker.corpId(), keys);
        for (int i = 0; i < keys.size(); i++) {
            var contact = found.contacts().get(requireNonNull(found.ids().get(keys.get(i))));
            if (contact != null && !contact.isWithdrawn()) {
                throw CreationRefused.exists(
                        "identities[%d]".formatted(i), contact.id().value());
            }
        }
        var contactId = requireNonNull(found.ids().get(keys.getFirst()));
        return new CreationReceipts.Kept(requestHash, contactId, afterErasure(asker.corpId(), contactId));
    }

    /** Now, or after the erasure of whoever had the id: what is dated until then counts no more. */
    private Instant afterErasure(String corpId, String contactId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var erasedAt = contacts.erasedAt(corpId, List.of(contactId)).get(contactId);
        return erasedAt == null || now.isAfter(erasedAt) ? now : erasedAt.plusMillis(1);
    }

    /**
     * All of it has the time of the plan: whoever carries it out again says nothing new. Empty when whoever has the id was erased since
     * the plan.
     */
    private Optional<VersionedContact> carryOut(Asker asker, SaidOfPerson person, CreationReceipts.Kept plan) {
        var then = Clock.fixed(plan.at(), ZoneOffset.UTC);
        var id = new ContactId(asker.corpId(), plan.contactId());
        var asOfNobody = person.newsOf(Optional.empty(), true, asker.by(), then).facts();
        readCreation.use(asker.corpId(), person.said());
        var isSomebodyElse = new AtomicBoolean();
        var refused = contacts.decideAll(asker.corpId(), Map.of(id.value(), known -> {
            boolean isNobody = known == null || known.isWithdrawn();
            var facts = known == null || !isNobody ? asOfNobody : again(known, person, asker, then);
            var decision = Contact.decideAll(known, id, facts);
            // Whoever made it before has said all of it; whoever has not is another one.
            isSomebodyElse.set(!isNobody && decision.changed());
            return isSomebodyElse.get() ? Decision.unchanged(requireNonNull(known)) : decision;
        }));
        if (!refused.isEmpty()) {
            return Optional.empty();
        }
        if (isSomebodyElse.get()) {
            throw CreationRefused.exists("identities[0]", id.value());
        }
        claimIdentities.claim(asker.corpId(), List.of(id.value()));
        return Optional.of(contacts.findVersionedSurvivor(id)
                .filter(made -> !made.contact().isWithdrawn())
                .orElseThrow(() -> ContactRefused.unknown(id)));
    }

    /** Of one who was somebody before what is said now comes after what was said then. */
    private static List<ContactFact> again(Contact known, SaidOfPerson person, Asker asker, Clock then) {
        return person.newsOf(Optional.of(known), true, asker.by(), then).facts();
    }
}

package dev.scrm.contact.erasure;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.identity.ClaimIdentities;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes away what this service keeps of a contact beside the contact itself, and says so as every service does. */
public final class EraseStores {
    static final String SERVICE = "contact-service";

    private final Erasures erasures;
    private final Contacts contacts;
    private final PersonStores stores;
    private final ClaimIdentities claimIdentities;
    private final IdentityIds ids;
    private final Clock clock;

    EraseStores(
            Erasures erasures,
            Contacts contacts,
            PersonStores stores,
            ClaimIdentities claimIdentities,
            IdentityIds ids,
            Clock clock) {
        this.claimIdentities = claimIdentities;
        this.ids = ids;
        this.erasures = erasures;
        this.contacts = contacts;
        this.stores = stores;
        this.clock = clock;
    }

    /** Asked once more it does nothing: what is dated later is somebody's who has begun anew. */
    public void erase(String corpId, String erasureId, String contactId, Instant erasedAt) {
        var known = erasures.find(corpId, erasureId);
        if (known.isPresent() && known.get().missing(SERVICE).contains(contactId)) {
            erase(known.get(), contactId, erasedAt);
        }
    }

    private void erase(Erasure known, String contactId, Instant erasedAt) {
        var whom = whom(known, contactId, erasedAt);
        var there = stores.find(whom);
        var found = known.foundOf(contactId).isEmpty() ? writeDown(known, whom, there) : known.foundOf(contactId);
        List<StoreReport> reports = new ArrayList<>();
        reports.add(new StoreReport("contacts", 1, 1, "编号与删除时间：更早的记录不再计入"));
        there.erase().forEach(report -> reports.add(report.countedBefore(found)));
        compareHeirs(known);
        var answer = new Erasure.Answer(contactId, SERVICE, reports, clock.instant());
        erasures.update(known.corpId(), known.id(), erasure -> erasure.answered(answer));
    }

    private List<StoreReport> writeDown(Erasure known, PersonStores.Whom whom, PersonStores.Found there) {
        var counted = new Erasure.Answer(whom.contactId(), SERVICE, there.counted(), clock.instant());
        return erasures.update(known.corpId(), known.id(), erasure -> erasure.found(counted))
                .foundOf(whom.contactId());
    }

    /** What was on its way when this service answered has arrived by the time that all have. */
    void lookOnceMore(Erasure erasure, Instant erasedAt) {
        erasure.traces().contactIds().forEach(contactId -> stores.eraseLate(whom(erasure, contactId, erasedAt)));
        compareHeirs(erasure);
    }

    /** While an identity was the person's, the others who claim it were compared with the person only. */
    private void compareHeirs(Erasure erasure) {
        claimIdentities.claim(erasure.corpId(), stores.heirs(erasure.corpId(), erasure.traces()));
    }

    private PersonStores.Whom whom(Erasure erasure, String contactId, Instant erasedAt) {
        var corpId = erasure.corpId();
        var knownAgain = contacts.find(new ContactId(corpId, contactId))
                .map(contact -> contact.everyKey().stream()
                        .map(key -> ids.word(corpId, key))
                        .collect(toSet()))
                .orElse(Set.of());
        return new PersonStores.Whom(
                corpId,
                contactId,
                Set.copyOf(erasure.traces().contactIds()),
                erasure.traces().identitiesWith(contactId),
                erasedAt,
                knownAgain);
    }
}

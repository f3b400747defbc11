package dev.scrm.contact.imports;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.DecideOnContact;
import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.contact.identity.IdentityClaim;
import java.util.HashMap;
import java.util.Map;

/**
 * Carries out what was written down of some rows. It ends the same however often it is begun: the facts have their times, the
 * contacts their ids, and the identities are claimed before the rows count as done, so that the next rows find their people.
 */
final class DoBatch {
    private final Contacts contacts;
    private final ClaimIdentities claimIdentities;

    DoBatch(Contacts contacts, ClaimIdentities claimIdentities) {
        this.contacts = contacts;
        this.claimIdentities = claimIdentities;
    }

    /**
     * Carries it out.
     *
     * @return what became of the rows; of somebody who was erased since they were written down nothing did
     */
    Counts carryOut(String corpId, Journal journal) {
        Map<String, DecideOnContact> decisions = new HashMap<>();
        journal.facts()
                .forEach((id, told) ->
                        decisions.put(id, known -> Contact.decideAll(known, new ContactId(corpId, id), told)));
        var refused = contacts.decideAll(corpId, decisions).keySet();
        claimIdentities.claimUnsure(
                corpId,
                journal.notes().stream()
                        .filter(note -> !refused.contains(note.contactId()))
                        .flatMap(note -> note.undo().identities().stream()
                                .map(identity -> new IdentityClaim(identity.key(), note.contactId(), false)))
                        .toList());
        return journal.countsWithout(refused);
    }
}

package dev.scrm.contact.imports;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.DecideOnContact;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.contact.identity.IdentityClaim;
import dev.scrm.platform.events.Decision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes back what rows made of contacts, all of a contact at once; as often as one likes. */
final class UndoBatch {
    private final Contacts contacts;
    private final ClaimIdentities claimIdentities;
    private final Clock clock;

    UndoBatch(Contacts contacts, ClaimIdentities claimIdentities, Clock clock) {
        this.contacts = contacts;
        this.claimIdentities = claimIdentities;
        this.clock = clock;
    }

    /** What came of it, and what stays. */
    record Outcome(UndoCounts counts, List<Kept> kept) {}

    /**
     * Takes back a batch.
     *
     * @param perhapsUnderWay true of one that somebody may still be doing: what it tells is told before it is taken back, so that
     *     whoever tells it late says nothing new
     */
    Outcome undo(String corpId, Journal journal, boolean perhapsUnderWay) {
        Map<String, Note> byContact = new LinkedHashMap<>();
        for (var note : journal.notes()) {
            byContact.merge(note.contactId(), note, Note::then);
        }
        var toldFirst = perhapsUnderWay ? journal.facts() : Map.<String, List<ContactFact>>of();
        Map<String, Kept> kept = new HashMap<>();
        Map<String, DecideOnContact> decisions = new HashMap<>();
        byContact.forEach((id, note) -> decisions.put(id, known -> {
            var contactId = new ContactId(corpId, id);
            List<ContactFact> facts = new ArrayList<>(toldFirst.getOrDefault(id, List.of()));
            var contact = facts.isEmpty()
                    ? known
                    : Contact.decideAll(known, contactId, facts).state();
            if (contact == null) {
                throw ContactRefused.unknown(contactId);
            }
            var outcome = note.undo().of(contact, clock);
            kept.put(id, new Kept(note.row(), id, outcome.kept()));
            facts.addAll(outcome.facts());
            return facts.isEmpty() ? Decision.unchanged(contact) : Contact.decideAll(known, contactId, facts);
        }));
        contacts.decideAll(corpId, decisions).keySet().forEach(kept::remove);
        return outcome(corpId, journal, kept, release(corpId, journal));
    }

    /** Gives back the identities under which nobody is known any more, as often as one likes; also what was claimed late. */
    Map<ContactId, Contact> release(String corpId, Journal journal) {
        var now = contacts.findAll(corpId, journal.facts().keySet());
        claimIdentities.release(
                corpId,
                journal.notes().stream()
                        .flatMap(note -> withdrawn(note, now.get(new ContactId(corpId, note.contactId()))).stream())
                        .toList());
        return now;
    }

    private static List<IdentityClaim> withdrawn(Note note, @Nullable Contact contact) {
        if (contact == null) {
            return List.of();
        }
        var standing =
                contact.facts().standingIdentities().stream().map(Identity::key).toList();
        return note.undo().identities().stream()
                .filter(identity -> !standing.contains(identity.key()))
                .map(identity -> new IdentityClaim(identity.key(), note.contactId(), false))
                .toList();
    }

    private static Outcome outcome(
            String corpId, Journal journal, Map<String, Kept> kept, Map<ContactId, Contact> after) {
        var stays = kept.values().stream()
                .filter(one -> !one.what().isEmpty())
                .sorted(Comparator.comparingInt(Kept::row))
                .toList();
        var whose = stays.stream().map(Kept::contactId).toList();
        int rows = (int) journal.notes().stream()
                .filter(note -> whose.contains(note.contactId()))
                .count();
        int withdrawn = (int) journal.notes().stream()
                .filter(note -> note.undo().born())
                .map(note -> after.get(new ContactId(corpId, note.contactId())))
                .filter(contact -> contact != null && contact.isWithdrawn())
                .count();
        return new Outcome(new UndoCounts(withdrawn, journal.notes().size() - rows, rows), stays);
    }
}

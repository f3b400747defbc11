package dev.scrm.contact.contact;

import dev.scrm.contact.group.KnownContacts;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The contacts of all corps. */
public interface Contacts extends KnownContacts {
    Optional<Contact> find(ContactId id);

    /** The contact that one is seen as; itself when it was not merged. */
    default Optional<Contact> findSurvivor(ContactId id) {
        var contact = find(id);
        // Each merge leads to a contact of a better birth or a lower id, so that a way ends.
        while (contact.isPresent() && contact.get().isMerged()) {
            contact = find(new ContactId(id.corpId(), contact.get().survivorId()));
        }
        return contact;
    }

    /** As {@link #find}, with the version it has. */
    Optional<VersionedContact> findVersioned(ContactId id);

    /** As {@link #findSurvivor}, with the version that the survivor has. */
    default Optional<VersionedContact> findVersionedSurvivor(ContactId id) {
        var seen = findVersioned(id);
        while (seen.isPresent() && seen.get().contact().isMerged()) {
            seen = findVersioned(new ContactId(id.corpId(), seen.get().contact().survivorId()));
        }
        return seen;
    }

    @Override
    default Map<String, String> seenAs(String corpId, Collection<String> contactIds) {
        Map<String, String> seenAs = new HashMap<>();
        for (var id : contactIds) {
            findSurvivor(new ContactId(corpId, id))
                    .filter(survivor -> !survivor.isErased())
                    .ifPresent(survivor -> seenAs.put(id, survivor.id().value()));
        }
        return seenAs;
    }

    /**
     * As {@link #seenAs}, of contacts that are there as the caller knows: only those that were merged or erased are looked at, which are
     * few.
     */
    default Map<String, String> seenAsOfKnown(String corpId, Collection<String> contactIds) {
        return seenAs(corpId, contactIds);
    }

    /** Which contacts say of themselves that they are seen as one of these. */
    Set<String> mergedInto(String corpId, Collection<String> contactIds);

    @Override
    Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds);

    /** Whether anything of these waits for its publication. */
    boolean haveUnpublished(String corpId, Collection<String> contactIds);

    /** Those of a corp that exist, by their ids. */
    Map<ContactId, Contact> findAll(String corpId, Collection<String> contactIds);

    /** Decides on one contact that exists and saves it; a refusal flies. */
    Contact update(ContactId id, Function<Contact, Decision<Contact, ContactEvent>> decide);

    /** As {@link #update}, where the decision knows the version; answers the one that was made, or is there still. */
    VersionedContact updateVersioned(ContactId id, Function<VersionedContact, Decision<Contact, ContactEvent>> decide);

    /**
     * Has contacts look what became of those that are or were merged into them, and notes of those how much was seen of them; as
     * often as one likes.
     *
     * @return those that have to look once more, since they have seen a former state only
     */
    List<MergeToSettle> settle(List<MergeToSettle> merges);

    /** Which contacts note of themselves that they gave one of these back. */
    Set<String> gaveBack(String corpId, Collection<String> contactIds);

    /** Whether one of these has to look at a contact still. */
    boolean haveToLook(String corpId, Collection<String> contactIds);

    /** Contacts of all corps at which others have to look, in some order that stays, from after one of them. */
    List<ContactId> findUnsettled(int limit, @Nullable ContactId after);

    /**
     * Applies many facts at once, those of one contact in their order. What a fact raises is saved with the contact; a
     * fact that was applied before leaves no trace.
     *
     * @return the refusals among them: answers, not failures, and without a trace as well
     */
    List<Refusal> apply(List<LearnedFact> facts);

    /**
     * Decides on many contacts of a corp at once, also on such as do not exist yet, and saves them; each may be asked again when
     * another writer was faster.
     *
     * @return what was refused, by the ids of the contacts; it leaves no trace
     */
    Map<String, Refusal> decideAll(String corpId, Map<String, DecideOnContact> decisions);

    /** Contacts of all corps that bear a tag whose time is over, the first to go first, from after one of them. */
    List<TagsDue> findTagsDue(Instant now, int limit, @Nullable TagsDue after);

    /** Contacts that match, in the order of their ids. */
    ContactPage page(ContactFilter filter, int limit, @Nullable String cursor);
}

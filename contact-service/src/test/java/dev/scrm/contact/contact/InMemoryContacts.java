package dev.scrm.contact.contact;

import static java.util.stream.Collectors.toSet;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Contacts without a database, for tests of what uses them. */
public class InMemoryContacts implements Contacts {
    private static final Comparator<ContactId> ORDER =
            Comparator.comparing(ContactId::corpId).thenComparing(ContactId::value);

    private static final Comparator<TagsDue> DUE_FIRST =
            Comparator.comparing(TagsDue::at).thenComparing(TagsDue::contact, ORDER);

    private record Source(ContactId contact, String topic, int partition) {}

    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Map<ContactId, Long> versions = new HashMap<>();
    /** How far each was applied: as in the store, what lies before is done. */
    private final Map<Source, Long> applied = new HashMap<>();

    private final List<ContactEvent> raised = new ArrayList<>();

    @Override
    public synchronized Optional<Contact> find(ContactId id) {
        return Optional.ofNullable(contacts.get(id));
    }

    @Override
    public synchronized Optional<VersionedContact> findVersioned(ContactId id) {
        return find(id).map(contact -> new VersionedContact(contact, versions.get(id)));
    }

    @Override
    public synchronized VersionedContact updateVersioned(
            ContactId id, Function<VersionedContact, Decision<Contact, ContactEvent>> decide) {
        update(id, _ -> decide.apply(findVersioned(id).orElseThrow()));
        return findVersioned(id).orElseThrow();
    }

    @Override
    public synchronized List<Refusal> apply(List<LearnedFact> facts) {
        return facts.stream().flatMap(fact -> apply(fact).stream()).toList();
    }

    @Override
    public synchronized List<TagsDue> findTagsDue(Instant now, int limit, @Nullable TagsDue after) {
        return contacts.values().stream()
                .filter(contact -> !contact.isMerged())
                .flatMap(
                        contact -> contact
                                .person()
                                .tagsDueAt()
                                .filter(at -> !at.isAfter(now))
                                .map(at -> new TagsDue(contact.id(), at))
                                .stream())
                .filter(due -> after == null || DUE_FIRST.compare(due, after) > 0)
                .sorted(DUE_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized ContactPage page(ContactFilter filter, int limit, @Nullable String cursor) {
        var matching = contacts.values().stream()
                .filter(filter::matches)
                .filter(contact -> cursor == null || contact.id().value().compareTo(cursor) > 0)
                .sorted(Comparator.comparing(contact -> contact.id().value()))
                .toList();
        var items = matching.stream().limit(limit).toList();
        return new ContactPage(
                items, matching.size() > limit ? items.getLast().id().value() : null);
    }

    @Override
    public synchronized Map<ContactId, Contact> findAll(String corpId, Collection<String> contactIds) {
        Map<ContactId, Contact> found = new HashMap<>();
        contactIds.stream()
                .map(id -> new ContactId(corpId, id))
                .filter(contacts::containsKey)
                .forEach(id -> found.put(id, contacts.get(id)));
        return found;
    }

    @Override
    public synchronized Set<String> mergedInto(String corpId, Collection<String> contactIds) {
        return contacts.values().stream()
                .filter(contact -> contact.id().corpId().equals(corpId))
                .filter(contact -> contact.isMerged() && contactIds.contains(contact.survivorId()))
                .map(contact -> contact.id().value())
                .collect(toSet());
    }

    @Override
    public synchronized Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds) {
        Map<String, Instant> erased = new HashMap<>();
        findAll(corpId, contactIds).forEach((id, contact) -> {
            var mark = contact.facts().erased();
            if (mark != null) {
                erased.put(id.value(), mark.at());
            }
        });
        return erased;
    }

    @Override
    public boolean haveUnpublished(String corpId, Collection<String> contactIds) {
        return false;
    }

    @Override
    public synchronized Contact update(ContactId id, Function<Contact, Decision<Contact, ContactEvent>> decide) {
        var known = find(id).orElseThrow(() -> ContactRefused.unknown(id));
        var decision = decide.apply(known);
        keep(id, decision);
        return decision.state();
    }

    @Override
    public synchronized Map<String, Refusal> decideAll(String corpId, Map<String, DecideOnContact> decisions) {
        Map<String, Refusal> refused = new HashMap<>();
        decisions.forEach((id, decide) -> {
            var contactId = new ContactId(corpId, id);
            try {
                keep(contactId, decide.decide(contacts.get(contactId)));
            } catch (Refusal refusal) {
                refused.put(id, refusal);
            }
        });
        return refused;
    }

    @Override
    public synchronized List<MergeToSettle> settle(List<MergeToSettle> merges) {
        List<MergeToSettle> left = new ArrayList<>();
        for (var merge : merges) {
            var merged = new ContactId(merge.contact().corpId(), merge.merged());
            find(merged).ifPresent(other -> {
                var survivor = update(merge.contact(), contact -> contact.settle(other));
                update(merged, contact -> contact.settledBy(survivor.id().value(), survivor.seenOf(merge.merged())));
                if (merge.isLeft(other, survivor)) {
                    left.add(merge);
                }
            });
        }
        return left;
    }

    @Override
    public synchronized Set<String> gaveBack(String corpId, Collection<String> contactIds) {
        return contacts.values().stream()
                .filter(contact -> contact.id().corpId().equals(corpId))
                .filter(contact ->
                        contact.settlement().givenBack().stream().anyMatch(one -> contactIds.contains(one.contactId())))
                .map(contact -> contact.id().value())
                .collect(toSet());
    }

    @Override
    public synchronized boolean haveToLook(String corpId, Collection<String> contactIds) {
        return contacts.values().stream()
                .filter(contact -> contact.id().corpId().equals(corpId))
                .flatMap(contact -> contact.settlement().unsettled().stream())
                .anyMatch(one -> contactIds.contains(one.survivorId()));
    }

    @Override
    public synchronized List<ContactId> findUnsettled(int limit, @Nullable ContactId after) {
        return contacts.values().stream()
                .filter(contact -> !contact.settlement().unsettled().isEmpty())
                .map(Contact::id)
                .filter(id -> after == null || ORDER.compare(id, after) > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    /** Everything that waits to be published, in order. */
    public synchronized List<ContactEvent> raised() {
        return List.copyOf(raised);
    }

    private void keep(ContactId id, Decision<Contact, ContactEvent> decision) {
        if (decision.changed()) {
            contacts.put(id, decision.state());
            versions.merge(id, 1L, Long::sum);
            raised.addAll(decision.events());
        }
    }

    private Optional<Refusal> apply(LearnedFact learned) {
        var position = learned.position();
        var source = position == null ? null : new Source(learned.contact(), position.topic(), position.partition());
        if (source != null && applied.getOrDefault(source, -1L) >= position.offset()) {
            return Optional.empty();
        }
        try {
            var decision = Contact.decide(contacts.get(learned.contact()), learned.contact(), learned.fact());
            if (source != null) {
                applied.put(source, position.offset());
            }
            keep(learned.contact(), decision);
            return Optional.empty();
        } catch (ContactRefused refused) {
            return Optional.of(refused);
        }
    }
}

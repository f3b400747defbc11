package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Erased contacts that end with the test. */
public final class InMemoryErasedContacts implements ErasedContacts {
    private final Map<String, ErasedContact> contacts = new HashMap<>();
    private final List<Unsettled> unsettled = new ArrayList<>();

    @Override
    public synchronized void note(String corpId, String contactId, String erasureId, Instant erasedAt) {
        var known = contacts.get(id(corpId, contactId));
        if (known == null || known.erasedAt().isBefore(erasedAt)) {
            contacts.put(id(corpId, contactId), new ErasedContact(erasureId, erasedAt, Map.of()));
            unsettled.removeIf(
                    one -> one.corpId().equals(corpId) && one.contactId().equals(contactId));
            unsettled.add(new Unsettled(corpId, contactId, erasedAt));
        }
    }

    @Override
    public synchronized void answered(String corpId, String contactId, String erasureId, String service, Instant at) {
        contacts.computeIfPresent(id(corpId, contactId), (_, known) -> {
            if (!known.erasureId().equals(erasureId) || !ErasedContact.SENDERS.contains(service)) {
                return known;
            }
            var answers = new HashMap<>(known.answers());
            answers.merge(service, at, (one, other) -> one.isBefore(other) ? one : other);
            return new ErasedContact(erasureId, known.erasedAt(), answers);
        });
    }

    @Override
    public synchronized Map<String, ErasedContact> find(String corpId, Collection<String> contactIds) {
        return contactIds.stream()
                .filter(contactId -> contacts.containsKey(id(corpId, contactId)))
                .collect(Collectors.toMap(
                        contactId -> contactId, contactId -> requireNonNull(contacts.get(id(corpId, contactId)))));
    }

    @Override
    public synchronized List<Unsettled> unsettled(int limit) {
        return unsettled.stream().limit(limit).toList();
    }

    @Override
    public synchronized void settle(Unsettled settled) {
        unsettled.remove(settled);
    }

    private static String id(String corpId, String contactId) {
        return corpId + ":" + contactId;
    }
}

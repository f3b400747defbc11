package dev.scrm.contact.behavior;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.IdentityIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Knows what people did before they were erased, told late: nobody's business any more. */
final class Forgotten {
    private final Contacts contacts;
    private final IdentityIds ids;

    Forgotten(Contacts contacts, IdentityIds ids) {
        this.contacts = contacts;
        this.ids = ids;
    }

    /** Those of a poll that still count. */
    <T> List<T> without(List<T> all, Function<T, Behavior> behavior, Function<T, String> contactId) {
        return all.stream().collect(groupingBy(one -> behavior.apply(one).corpId())).entrySet().stream()
                .flatMap(corp -> {
                    var erasedAt = contacts.erasedAt(
                            corp.getKey(),
                            corp.getValue().stream().map(contactId).collect(toSet()));
                    return erasedAt.isEmpty()
                            ? corp.getValue().stream()
                            : corp.getValue().stream()
                                    .filter(one -> counts(behavior.apply(one), contactId.apply(one), erasedAt));
                })
                .toList();
    }

    private static boolean counts(Behavior behavior, String contactId, Map<String, Instant> erasedAt) {
        var at = erasedAt.get(contactId);
        return at == null || behavior.occurredAt().isAfter(at);
    }

    /** The contact that somebody is or would be, as whom nobody is known. */
    String wouldBe(Behavior behavior) {
        return switch (behavior.subject()) {
            case Subject.OfContact(var contactId) -> contactId;
            case Subject.OfIdentity(var key) ->
                ids.firstContact(behavior.corpId(), key).value();
        };
    }
}

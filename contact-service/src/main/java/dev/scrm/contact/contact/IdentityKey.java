package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.util.Comparator;

/**
 * Under what a person is known somewhere; one key stands for one person at a time.
 *
 * @param scope within what the value is unique, such as an app id or the name of a system; empty where the type says it all
 * @param value in the form in which equal ones are equal
 */
public record IdentityKey(IdentityType type, String scope, String value) implements Comparable<IdentityKey> {
    private static final Comparator<IdentityKey> ORDER =
            comparing(IdentityKey::type).thenComparing(IdentityKey::scope).thenComparing(IdentityKey::value);

    public IdentityKey {
        requireNonNull(type, "type");
        requireNonNull(scope, "scope");
        requireNonNull(value, "value");
    }

    /** The contact that is born of this identity when nobody else has claimed it (design rule 9). */
    public ContactId firstContact(String corpId) {
        var id = type == IdentityType.EXTERNAL_USER_ID && scope.isEmpty()
                ? Ids.contact(corpId, value)
                : Ids.derived("contact-by-identity", corpId, type.word(), scope, value);
        return new ContactId(corpId, id);
    }

    /** A word that stands for it and tells nobody what it is; the same for all of a corp. */
    public String id(String corpId) {
        return Ids.derived("identity", corpId, type.word(), scope, value);
    }

    @Override
    public int compareTo(IdentityKey other) {
        return ORDER.compare(this, other);
    }
}

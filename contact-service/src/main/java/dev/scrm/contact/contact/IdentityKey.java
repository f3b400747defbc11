package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Of what kind it is, without the value: of whatever app or system, and of which. */
    Stream<String> kinds() {
        return scope.isEmpty() ? Stream.of(type.word()) : Stream.of(type.word(), type.word() + ":" + scope);
    }

    /** Whether it is a service provider's name of a customer of WeCom's, which is another than the corp's. */
    public boolean isOfAProvider() {
        return type == IdentityType.EXTERNAL_USER_ID && !scope.isEmpty();
    }

    /** Whether a program that tells it knows for sure whose it is. */
    public boolean isSureOfPrograms() {
        return type.isOfASystem() || type == IdentityType.UNION_ID || isOfAProvider();
    }

    /** The contact that WeCom's own name of a customer stands for, which everybody derives (design rule 9); empty for any other. */
    public Optional<ContactId> contactInWecom(String corpId) {
        return type == IdentityType.EXTERNAL_USER_ID && scope.isEmpty()
                ? Optional.of(new ContactId(corpId, Ids.contact(corpId, value)))
                : Optional.empty();
    }

    @Override
    public int compareTo(IdentityKey other) {
        return ORDER.compare(this, other);
    }
}

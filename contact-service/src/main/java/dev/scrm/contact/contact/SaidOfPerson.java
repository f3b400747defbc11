package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Under what somebody is known, and what is said of them at once: what a row of a file has, or a request for a contact.
 *
 * @param keys those under which the person is to be known, in the order in which they are said
 */
public record SaidOfPerson(List<IdentityKey> keys, SaidAtOnce said) {
    /**
     * Who says so, and in which words that is noted.
     *
     * @param name of whom a field or a name is, such as {@code user:lin.wei}
     * @param because with which a stage and a consent are noted
     * @param cause of tags, such as {@code import:one}
     * @param source of identities
     * @param isSure of which identities the source is sure
     */
    public record By(
            String name, @Nullable String because, String cause, String source, Predicate<IdentityKey> isSure) {
        public By {
            requireNonNull(name, "name");
            requireNonNull(cause, "cause");
            requireNonNull(source, "source");
            requireNonNull(isSure, "isSure");
        }
    }

    public SaidOfPerson {
        keys = List.copyOf(keys);
        requireNonNull(said, "said");
    }

    /**
     * What of it is news of a contact, with what was known before; refused when the contact would have more of something than contacts
     * have.
     *
     * @param born true when there is nobody yet, or nobody any more
     */
    public TakeBack newsOf(Optional<Contact> known, boolean born, By by, Clock clock) {
        var person = known.map(Contact::person).orElse(Person.NOBODY);
        var news = said.newsOf(person, by.name, by.because, by.cause, clock);
        var identities = identities(known, by, clock);
        Contact.requireRoomFor(identities.stream().map(Identity::key).toList(), known.orElse(null));
        return new TakeBack(born, identities, news.said(), news.before());
    }

    private List<Identity> identities(Optional<Contact> known, By by, Clock clock) {
        var standing = known.map(one ->
                        one.person().identities().stream().map(Identity::key).collect(Collectors.toSet()))
                .orElseGet(HashSet::new);
        List<Identity> identities = new ArrayList<>();
        for (var key : keys) {
            if (standing.add(key)) {
                var before = known.flatMap(one -> one.facts().identities().stream()
                        .filter(identity -> identity.key().equals(key))
                        .findFirst());
                identities.add(Identity.said(key, by.isSure.test(key), by.source, before, clock));
            }
        }
        return identities;
    }
}

package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact by itself, whoever it was merged with: a join of facts, the same in whatever order they come.
 *
 * @param external the contact in WeCom; absent for one who is known elsewhere only
 * @param identities under what it is or was known besides, in the order of their keys
 * @param statements what staff and other systems say of it
 */
public record Facts(@Nullable ExternalContact external, List<Identity> identities, Statements statements) {
    private static final Facts NONE = new Facts(null, List.of(), Statements.NONE);
    private static final String WECOM = "wecom";

    public Facts {
        identities = List.copyOf(identities);
        requireNonNull(statements, "statements");
    }

    /** When the contact was first heard of. */
    public Instant createdAt() {
        return Stream.concat(
                        Stream.ofNullable(external).map(ExternalContact::createdAt),
                        identities.stream().map(Identity::at))
                .min(naturalOrder())
                .orElseThrow(() -> new IllegalStateException("Expected facts to tell of somebody"));
    }

    /** Under what it is known besides, without what was taken back. */
    public List<Identity> standingIdentities() {
        return identities.stream().filter(Identity::stands).toList();
    }

    /** Everything the contact is known under, its id in WeCom included. */
    Stream<IdentityKey> keys() {
        var inWecom = Stream.ofNullable(external)
                .map(known -> new IdentityKey(IdentityType.EXTERNAL_USER_ID, "", known.externalUserId()));
        return Stream.concat(inWecom, standingIdentities().stream().map(Identity::key));
    }

    boolean tellOfNobody() {
        return external == null && identities.isEmpty();
    }

    /** @param isNamed whether something that is kept names a command that told WeCom of tags */
    static Facts learn(@Nullable Facts known, ContactFact fact, Predicate<String> isNamed) {
        var before = known == null ? NONE : known;
        var external = ExternalContact.learn(before.external, fact, isNamed).orElse(null);
        var learned = new Facts(external, before.identities, before.statements);
        return switch (fact) {
            case ContactFact.Identified identified -> learned.knownAs(identified.identity());
            case ContactFact.IdentityWithdrawn(var identity, var at) -> learned.knownAs(identity.withdrawn(at));
            case ContactFact.Stated stated -> learned.said(stated.statements());
            case ContactFact.Fetched fetched
            when fetched.unionId() != null && !fetched.unionId().isEmpty() ->
                learned.knownAs(new Identity(
                        new IdentityKey(IdentityType.UNION_ID, "", fetched.unionId()), true, WECOM, fetched.at()));
            default -> learned;
        };
    }

    private Facts knownAs(Identity identity) {
        return new Facts(external, joined(Stream.concat(identities.stream(), Stream.of(identity))), statements);
    }

    private Facts said(Statements told) {
        return new Facts(external, identities, Statements.joined(List.of(statements, told)));
    }

    /** One for each key, the surest of those that are told. */
    static List<Identity> joined(Stream<Identity> identities) {
        Map<IdentityKey, Identity> byKey = new TreeMap<>();
        identities.forEach(identity -> byKey.merge(identity.key(), identity, Identity::surest));
        return byKey.values().stream().sorted(comparing(Identity::key)).toList();
    }
}

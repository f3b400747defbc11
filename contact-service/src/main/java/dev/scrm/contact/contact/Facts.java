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
 * @param groups in which group chats it is, the latest first
 * @param erased set once what was known of it was erased: nothing from before is taken in again
 */
public record Facts(
        @Nullable ExternalContact external,
        List<Identity> identities,
        Statements statements,
        List<GroupStay> groups,
        @Nullable Erased erased) {
    private static final Facts NONE = new Facts(null, List.of(), Statements.NONE, List.of(), null);
    private static final String WECOM = "wecom";

    public Facts {
        identities = List.copyOf(identities);
        requireNonNull(statements, "statements");
        groups = List.copyOf(groups);
    }

    /** When the contact was first heard of; of one of whom nothing is known since it was erased, when that was. */
    public Instant createdAt() {
        if (tellOfNobody() && erased != null) {
            return erased.at();
        }
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

    /** Of an id of which nothing is known but that. */
    static Facts nothing(Erased erased) {
        return new Facts(null, List.of(), Statements.NONE, List.of(), erased);
    }

    /** Nothing, for good: what is told from now on may be known. */
    Facts erasedBy(String erasureId, Instant at) {
        return nothing(new Erased(erasureId, at));
    }

    /** When the last of it happened or was said. */
    Instant toldAt() {
        return Stream.of(
                        Stream.ofNullable(external).map(ExternalContact::toldAt),
                        identities.stream().map(Identity::toldAt),
                        identities.stream().flatMap(identity -> Stream.ofNullable(identity.withdrawnAt())),
                        Stream.of(statements.toldAt()),
                        groups.stream().flatMap(stay -> Stream.ofNullable(stay.since())),
                        Stream.ofNullable(erased).map(Erased::at))
                .flatMap(times -> times)
                .max(naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** @param isNamed whether something that is kept names a command that told WeCom of tags */
    static Facts learn(@Nullable Facts known, ContactFact fact, Predicate<String> isNamed) {
        var before = known == null ? NONE : known;
        return before.erased == null
                ? before.learnMore(fact, isNamed)
                : before.learnSince(before.erased, fact, isNamed);
    }

    /** What was erased stays so: whoever knows nobody learns of somebody by what began since, and by nothing else. */
    private Facts learnSince(Erased since, ContactFact fact, Predicate<String> isNamed) {
        return since.since(fact).map(told -> learnNews(since, told, isNamed)).orElse(this);
    }

    private Facts learnNews(Erased since, ContactFact told, Predicate<String> isNamed) {
        return switch (told) {
            case ContactFact.Ended ended
            when external == null -> new Facts(null, identities, statements, groups, since.noting(ended));
            // When somebody was heard of first is when something began.
            case ContactFact.Ended ended ->
                new Facts(external.with(List.of(Erased.end(ended))), identities, statements, groups, since);
            case ContactFact.IdentityWithdrawn(var identity, var _)
            when identities.stream().noneMatch(one -> one.key().equals(identity.key())) -> this;
            case ContactFact.Stated _, ContactFact.GroupsSeen _ when tellOfNobody() -> this;
            default -> learnMore(told, isNamed).withEnds();
        };
    }

    /** What ended before anybody told that it began has ended. */
    private Facts withEnds() {
        if (erased == null || external == null || erased.ends().isEmpty()) {
            return this;
        }
        return new Facts(external.with(erased.ends()), identities, statements, groups, erased.withoutEnds());
    }

    private Facts learnMore(ContactFact fact, Predicate<String> isNamed) {
        var told = ExternalContact.learn(external, fact, isNamed).orElse(null);
        var learned = new Facts(told, identities, statements, groups, erased);
        return switch (fact) {
            case ContactFact.Identified identified -> learned.knownAs(identified.identity());
            case ContactFact.IdentityWithdrawn(var identity, var at) -> learned.knownAs(identity.withdrawn(at));
            case ContactFact.Stated stated -> learned.said(stated.statements());
            case ContactFact.GroupsSeen(var stays, var _) -> new Facts(told, identities, statements, stays, erased);
            case ContactFact.Fetched fetched
            when fetched.unionId() != null && !fetched.unionId().isEmpty() ->
                learned.knownAs(new Identity(
                        new IdentityKey(IdentityType.UNION_ID, "", fetched.unionId()), true, WECOM, fetched.at()));
            default -> learned;
        };
    }

    private Facts knownAs(Identity identity) {
        return new Facts(
                external, joined(Stream.concat(identities.stream(), Stream.of(identity))), statements, groups, erased);
    }

    private Facts said(Statements told) {
        return new Facts(external, identities, Statements.joined(List.of(statements, told)), groups, erased);
    }

    /** One for each key, the surest of those that are told. */
    static List<Identity> joined(Stream<Identity> identities) {
        Map<IdentityKey, Identity> byKey = new TreeMap<>();
        identities.forEach(identity -> byKey.merge(identity.key(), identity, Identity::surest));
        return byKey.values().stream().sorted(comparing(Identity::key)).toList();
    }
}

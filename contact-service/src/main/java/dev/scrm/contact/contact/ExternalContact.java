package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contact as WeCom knows it: an external contact. The state is a join of facts: each part keeps the latest (or
 * earliest) of its kind, so that late, repeated and overtaking callbacks end in the same one.
 *
 * @param createdAt the earliest fact known
 * @param firstLiveCode the live code that brought the contact first
 * @param profile absent until it was fetched
 * @param relations by staff member, in the order of their ids; ended ones are kept
 * @param decidedTags in the order of tag and staff member
 * @param fetchFailure the last failure to read the profile, though a later reading may have succeeded
 * @param marks what became of commands that told WeCom of tags, the last one last
 */
public record ExternalContact(
        String externalUserId,
        Instant createdAt,
        @Nullable Start firstLiveCode,
        @Nullable Profile profile,
        List<Relation> relations,
        List<DecidedTag> decidedTags,
        @Nullable FetchFailure fetchFailure,
        List<MarkOutcome> marks) {

    public ExternalContact {
        requireNonNull(externalUserId, "externalUserId");
        requireNonNull(createdAt, "createdAt");
        relations = List.copyOf(relations);
        decidedTags = List.copyOf(decidedTags);
        marks = List.copyOf(marks);
    }

    /**
     * What a fact makes of what is known so far; empty when it is about nobody who is known.
     *
     * @param isNamed whether something that is kept names a command that told WeCom of tags: what became of it is kept as well
     */
    static Optional<ExternalContact> learn(
            @Nullable ExternalContact known, ContactFact fact, Predicate<String> isNamed) {
        return Optional.ofNullable(known).or(() -> seen(fact)).map(before -> before.learn(fact, isNamed));
    }

    /** Why the name is missing or old; empty when the last reading went well. */
    public Optional<FetchFailure> openFetchFailure() {
        return Optional.ofNullable(fetchFailure)
                .filter(failure ->
                        profile == null || failure.at().isAfter(profile.name().at()));
    }

    /** State of the live code that brought the contact first; null when none did. */
    public @Nullable String liveCode() {
        return firstLiveCode == null ? null : firstLiveCode.liveCode();
    }

    /** Every live code the contact came by, over all relations. */
    public Set<String> liveCodes() {
        var starts = relations.stream()
                .flatMap(relation -> Stream.of(relation.requested(), relation.added(), relation.listed()));
        return Stream.concat(Stream.ofNullable(firstLiveCode), starts.filter(Objects::nonNull))
                .flatMap(start -> Stream.ofNullable(start.liveCode()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** True while the staff member follows the contact. */
    public boolean isFollowedBy(String staffId) {
        return relation(staffId).stands();
    }

    /** What became of a command that told WeCom of tags; empty while WeCom has not answered. */
    Optional<MarkOutcome> outcome(@Nullable String mark) {
        return marks.stream().filter(one -> one.mark().equals(mark)).findFirst();
    }

    /** When the last of it happened or was read. */
    Instant toldAt() {
        return Stream.of(
                        Stream.of(createdAt),
                        Stream.ofNullable(profile).map(Profile::toldAt),
                        relations.stream().map(Relation::toldAt),
                        Stream.ofNullable(fetchFailure).map(FetchFailure::at),
                        marks.stream().map(MarkOutcome::at))
                .flatMap(times -> times)
                .max(naturalOrder())
                .orElseThrow();
    }

    /** With relations of which no more is known than that they ended. */
    ExternalContact with(List<Relation> ended) {
        var known = this;
        for (var relation : ended) {
            var end = requireNonNull(relation.ended(), "ended");
            known = known.relate(relation.staffId(), one -> one.ended(end));
        }
        return known;
    }

    Relation relation(String staffId) {
        return relations.stream()
                .filter(relation -> relation.staffId().equals(staffId))
                .findFirst()
                .orElseGet(() -> Relation.with(staffId));
    }

    private static Optional<ExternalContact> seen(ContactFact fact) {
        return fact.toldOf()
                .map(id -> new ExternalContact(id, fact.at(), null, null, List.of(), List.of(), null, List.of()));
    }

    private ExternalContact learn(ContactFact fact, Predicate<String> isNamed) {
        return switch (fact) {
            case ContactFact.Added added -> begun(added.liveCode(), added.at()).added(added);
            case ContactFact.HalfAdded asked ->
                begun(asked.liveCode(), asked.at())
                        .relate(asked.staffId(), relation -> relation.requested(asked.start()));
            case ContactFact.Edited edited -> seenAt(edited.at());
            case ContactFact.Ended ended ->
                seenAt(ended.at()).relate(ended.staffId(), relation -> relation.ended(new End(ended.at(), ended.by())));
            case ContactFact.Fetched fetched -> seenAt(fetched.at()).fetched(fetched);
            case ContactFact.FetchFailed(var reason, var at) -> failed(new FetchFailure(reason, at));
            case ContactFact.TagsMarked(var outcome) -> marked(outcome, isNamed);
            case ContactFact.Identified _,
                    ContactFact.IdentityWithdrawn _,
                    ContactFact.Stated _,
                    ContactFact.TagsAsked _,
                    ContactFact.GroupsSeen _ -> this;
        };
    }

    private ExternalContact added(ContactFact.Added added) {
        var related = relate(added.staffId(), relation -> relation.added(added.start()));
        // The same start once more is a redelivery: what its live code would tag today is not what it tagged then.
        return added.start().equals(relation(added.staffId()).added()) ? related : related.tagged(added);
    }

    private ExternalContact fetched(ContactFact.Fetched fetched) {
        var learned = withProfile(Profile.learn(profile, fetched));
        for (var follower : fetched.followers()) {
            var since = follower.since();
            learned = (since == null ? learned : learned.broughtBy(follower.liveCode(), since))
                    .relate(follower.staffId(), relation -> relation.listed(follower, fetched.at()));
        }
        return learned;
    }

    private ExternalContact tagged(ContactFact.Added added) {
        var tags = new TreeSet<>(DecidedTag.ORDER);
        tags.addAll(decidedTags);
        for (var tagId : added.tagIds()) {
            var told = new DecidedTag(tagId, added.staffId(), DecidedTag.because(added.liveCode()), added.at());
            var known = tags.ceiling(told);
            tags.remove(told);
            tags.add(known != null && known.isSameTagAs(told) ? known.orEarlier(told) : told);
        }
        return new ExternalContact(
                externalUserId, createdAt, firstLiveCode, profile, relations, List.copyOf(tags), fetchFailure, marks);
    }

    private ExternalContact begun(@Nullable String liveCode, Instant at) {
        return seenAt(at).broughtBy(liveCode, at);
    }

    private ExternalContact seenAt(Instant at) {
        return at.isBefore(createdAt)
                ? new ExternalContact(
                        externalUserId, at, firstLiveCode, profile, relations, decidedTags, fetchFailure, marks)
                : this;
    }

    private ExternalContact broughtBy(@Nullable String liveCode, Instant at) {
        if (liveCode == null) {
            return this;
        }
        var first = Start.earliest(firstLiveCode, new Start(at, liveCode));
        return new ExternalContact(
                externalUserId, createdAt, first, profile, relations, decidedTags, fetchFailure, marks);
    }

    private ExternalContact withProfile(Profile newer) {
        return new ExternalContact(
                externalUserId, createdAt, firstLiveCode, newer, relations, decidedTags, fetchFailure, marks);
    }

    private ExternalContact failed(FetchFailure failure) {
        var latest = FetchFailure.latest(fetchFailure, failure);
        return new ExternalContact(
                externalUserId, createdAt, firstLiveCode, profile, relations, decidedTags, latest, marks);
    }

    private ExternalContact marked(MarkOutcome outcome, Predicate<String> isNamed) {
        var all = new TreeSet<>(MarkOutcome.ORDER);
        all.addAll(marks);
        all.add(outcome);
        int old = all.size() - MarkOutcome.KEPT;
        var kept = new ArrayList<MarkOutcome>();
        int place = 0;
        for (var one : all) {
            if (place++ >= old || isNamed.test(one.mark()) || isOfLiveCode(one.mark())) {
                kept.add(one);
            }
        }
        return new ExternalContact(
                externalUserId, createdAt, firstLiveCode, profile, relations, decidedTags, fetchFailure, kept);
    }

    /** What a live code decided is told by a command that follows from the relation's beginning. */
    private boolean isOfLiveCode(String mark) {
        return decidedTags.stream().anyMatch(tag -> {
            var told = tag.statement(externalUserId, relation(tag.staffId()).added());
            return mark.equals(told.mark());
        });
    }

    private ExternalContact relate(String staffId, UnaryOperator<Relation> change) {
        var others = relations.stream().filter(relation -> !relation.staffId().equals(staffId));
        var changed = Stream.concat(others, Stream.of(change.apply(relation(staffId))))
                .sorted(comparing(Relation::staffId))
                .toList();
        return new ExternalContact(
                externalUserId, createdAt, firstLiveCode, profile, changed, decidedTags, fetchFailure, marks);
    }
}

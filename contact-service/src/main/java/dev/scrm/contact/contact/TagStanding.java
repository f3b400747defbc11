package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.scrm.contact.contact.TagStatement.About;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One tag on one relation, or of a person: what was decided here beside what WeCom shows. The later of the two counts, where what was
 * decided here is as old as WeCom's answer to it: until then WeCom cannot show it.
 *
 * @param relation whose tag it is; null for a tag of the corp's own
 * @param decided the statement that counts; null when nothing was decided here
 * @param outcome what WeCom answered; null while it has not
 * @param listed whether WeCom shows it; null while it was never read
 */
record TagStanding(
        About about,
        @Nullable Relation relation,
        @Nullable TagStatement decided,
        @Nullable MarkOutcome outcome,
        @Nullable Dated<Boolean> listed) {

    /** Everything that is known of tags of a person, in the order of tags and relations. */
    static List<TagStanding> of(Person person) {
        return of(person, Set.of());
    }

    /** As {@link #of(Person)}, and how others stand of which nothing is known. */
    static List<TagStanding> of(Person person, Set<About> others) {
        Map<About, List<TagStatement>> told = new HashMap<>();
        others.forEach(about -> told.put(about, List.of()));
        told.putAll(person.statements().tags().stream().collect(groupingBy(TagStatement::about)));
        var own = told.entrySet().stream()
                .filter(entry -> entry.getKey().relation() == null)
                .map(entry -> new TagStanding(
                        entry.getKey(),
                        null,
                        TagStatement.standing(entry.getValue(), _ -> false).orElse(null),
                        null,
                        null));
        var inWecom = person.externals().stream()
                .flatMap(external ->
                        external.relations().stream().flatMap(relation -> ofRelation(external, relation, told)));
        return Stream.concat(own, inWecom).sorted(comparing(TagStanding::about)).toList();
    }

    private static Stream<TagStanding> ofRelation(
            ExternalContact external, Relation relation, Map<About, List<TagStatement>> told) {
        var key = new RelationKey(external.externalUserId(), relation.staffId());
        var listed = relation.wecomTags();
        var tagIds = new TreeSet<>(listed == null ? List.of() : listed.value());
        told.keySet().stream()
                .filter(about -> key.equals(about.relation()))
                .forEach(about -> tagIds.add(about.tagId()));
        external.decidedTags().stream()
                .filter(tag -> tag.staffId().equals(relation.staffId()))
                .forEach(tag -> tagIds.add(tag.tagId()));
        return tagIds.stream().map(tagId -> {
            var about = new About(tagId, key);
            var shown = listed == null ? null : new Dated<>(listed.value().contains(tagId), listed.at());
            var all = decided(external, relation, about, told.getOrDefault(about, List.of()));
            Function<TagStatement, TagStanding> by = decided -> new TagStanding(
                    about, relation, decided, external.outcome(decided.mark()).orElse(null), shown);
            return TagStatement.standing(all, one -> by.apply(one).isLost())
                    .filter(one -> shown == null || !shown.value() || !one.leavesWhatWecomHad())
                    .map(by)
                    .orElseGet(() -> new TagStanding(about, relation, null, null, shown));
        });
    }

    /** What a live code tags it tags on each relation that begins by it anew; what else was decided went with the relation that ended. */
    private static List<TagStatement> decided(
            ExternalContact external, Relation relation, About about, List<TagStatement> told) {
        var all = new ArrayList<>(
                told.stream().filter(one -> !one.isBefore(relation.added())).toList());
        external.decidedTags().stream()
                .filter(tag ->
                        tag.tagId().equals(about.tagId()) && tag.staffId().equals(relation.staffId()))
                .filter(tag -> tag.isOf(relation.added()))
                .forEach(tag -> all.add(tag.statement(external.externalUserId(), relation.added())));
        return all;
    }

    /** The tag, when the contact bears it. */
    Optional<Tag> tag() {
        if (decided == null || relation == null) {
            return decided == null
                    ? tagInWecom()
                    : Optional.of(decided).filter(TagStatement::tagged).map(one -> tag(one, null));
        }
        if (decided.tagged()) {
            return isOverruled() ? Optional.empty() : Optional.of(tag(decided, state()));
        }
        return isLost() ? tagInWecom() : Optional.empty();
    }

    /** Where WeCom counts against what was decided here. */
    Optional<TagConflict> conflict() {
        if (decided == null || relation == null || listed == null || !relation.stands()) {
            return Optional.empty();
        }
        var refused = !decided.tagged() && isRefused() && listed.value();
        return isOverruled() || refused
                ? Optional.of(new TagConflict(
                        about.tagId(),
                        relation.staffId(),
                        decided.tagged(),
                        decided.because(),
                        decided.at(),
                        isRefused() && outcome != null ? outcome.refusal() : null,
                        listed.at()))
                : Optional.empty();
    }

    /** Why the contact bears it no more, and since when. */
    TagEnd end(Instant otherwise) {
        if (decided != null && !decided.tagged()) {
            return new TagEnd(decided.because(), decided.at());
        }
        var ended = relation == null || isOverruled() || isShownSince(relation) ? null : relation.ended();
        if (ended != null) {
            return new TagEnd(TagEnd.UNFOLLOWED, ended.at());
        }
        return new TagEnd(Tag.IN_WECOM, listed == null ? otherwise : listed.at());
    }

    /** True when WeCom was read since the relation began that stands. */
    private boolean isShownSince(Relation standing) {
        return listed != null
                && standing.start()
                        .filter(start -> start.at().isBefore(listed.at()))
                        .isPresent();
    }

    /** What takes the tag off when its time is over; WeCom is told where it has it or may have it. */
    Optional<TagStatement> expired(Instant now) {
        return Optional.ofNullable(decided)
                .filter(one -> one.tagged()
                        && one.expiresAt() != null
                        && !one.expiresAt().isAfter(now))
                .map(one -> one.expired(wasTold(one) ? one.endMark() : null));
    }

    /** A tag that was deleted is none any more, also where it was decided later by a clock of ours. */
    TagStatement deleted(Instant at) {
        return TagStatement.deleted(about, decided != null && decided.at().isAfter(at) ? decided.at() : at);
    }

    private boolean wasTold(TagStatement by) {
        return relation != null && relation.stands() && !isOverruled() && (by.mark() != null || isListed());
    }

    /** True when WeCom has it, or will, as was decided: nothing has to be told once more. */
    boolean isUnderWay(boolean tagged) {
        return decided != null && decided.tagged() == tagged && !isLost();
    }

    private boolean isLost() {
        return isOverruled() || isRefused();
    }

    boolean isListed() {
        return listed != null && listed.value();
    }

    private Optional<Tag> tagInWecom() {
        return relation == null || listed == null || !listed.value() || !relation.stands()
                ? Optional.empty()
                : Optional.of(Tag.inWecom(about.tagId(), relation.staffId(), listed.at()));
    }

    private Tag tag(TagStatement by, @Nullable TagState state) {
        var staffId = relation == null ? null : relation.staffId();
        var refusal = state == TagState.REFUSED && outcome != null ? outcome.refusal() : null;
        return new Tag(about.tagId(), staffId, by.because(), by.at(), by.evidence(), by.expiresAt(), state, refusal);
    }

    private TagState state() {
        if (isListed() || settledAt().isPresent()) {
            return TagState.CONFIRMED;
        }
        return isRefused() ? TagState.REFUSED : TagState.PENDING;
    }

    private boolean isRefused() {
        return outcome != null && outcome.refusal() != null;
    }

    /** True when somebody changed it in WeCom after WeCom had what was decided here. */
    private boolean isOverruled() {
        return decided != null
                && listed != null
                && listed.value() != decided.tagged()
                && settledAt().filter(at -> listed.at().isAfter(at)).isPresent();
    }

    /** Since when WeCom has what was decided here. */
    private Optional<Instant> settledAt() {
        if (decided != null && decided.mark() == null) {
            return Optional.of(decided.at());
        }
        return Optional.ofNullable(outcome).filter(one -> one.refusal() == null).map(MarkOutcome::at);
    }
}

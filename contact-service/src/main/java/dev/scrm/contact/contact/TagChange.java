package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.TagStatement.About;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tags a person shall bear and which no more.
 *
 * @param staffId on whose relations, for tags of WeCom; null for all that stand
 * @param because why, such as {@code auto-tag:fans}
 * @param evidence the events that led there, at most three
 * @param expiresAt when what is added goes by itself; null when it does not
 */
public record TagChange(
        List<TagRef> add,
        List<TagRef> remove,
        @Nullable String staffId,
        String because,
        Instant at,
        List<TagEvidence> evidence,
        @Nullable Instant expiresAt) {
    static final int MOST_TAGS = 1_000;

    public TagChange {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
        requireNonNull(because, "because");
        requireNonNull(at, "at");
        evidence = List.copyOf(evidence);
    }

    /** As this, decided at another time. */
    TagChange at(Instant other) {
        return new TagChange(add, remove, staffId, because, other, evidence, expiresAt);
    }

    /** What this says of a person. */
    Statements of(Person person) {
        var own = Stream.concat(
                add.stream().filter(tag -> !tag.inWecom()).map(tag -> own(tag, true)),
                remove.stream().filter(tag -> !tag.inWecom()).map(tag -> own(tag, false)));
        return checked(person, Stream.concat(own, inWecom(person)).toList());
    }

    private TagStatement own(TagRef tag, boolean tagged) {
        var about = new About(tag.id(), null);
        return statement(about, tagged, null, null);
    }

    private Stream<TagStatement> inWecom(Person person) {
        if (Stream.concat(add.stream(), remove.stream()).noneMatch(TagRef::inWecom)) {
            return Stream.of();
        }
        List<TagStatement> statements = new ArrayList<>();
        for (var external : person.externals()) {
            external.relations().stream()
                    .filter(relation -> staffId == null || staffId.equals(relation.staffId()))
                    .forEach(relation -> statements.addAll(
                            relation.stands()
                                    ? ofRelation(person, external, relation)
                                    : ofEnded(person, external, relation)));
        }
        boolean adds = add.stream().anyMatch(TagRef::inWecom);
        if ((adds || statements.isEmpty()) && !isFollowed(person)) {
            throw TagsRefused.notFollowed(staffId);
        }
        return statements.stream();
    }

    private boolean isFollowed(Person person) {
        return person.relations().stream()
                .anyMatch(relation -> relation.stands() && (staffId == null || staffId.equals(relation.staffId())));
    }

    /** What was borne when it ended can be taken off still; there is nobody to tell. */
    private List<TagStatement> ofEnded(Person person, ExternalContact external, Relation relation) {
        var key = new RelationKey(external.externalUserId(), relation.staffId());
        var since = relation.start().map(Start::at).orElse(null);
        return remove.stream()
                .filter(TagRef::inWecom)
                .map(tag -> new About(tag.id(), key))
                .filter(about -> person.tag(about).flatMap(TagStanding::tag).isPresent())
                .map(about -> statement(about, false, since, null))
                .toList();
    }

    private List<TagStatement> ofRelation(Person person, ExternalContact external, Relation relation) {
        var key = new RelationKey(external.externalUserId(), relation.staffId());
        var mark = mark(key, relation);
        return Stream.concat(
                        add.stream()
                                .filter(TagRef::inWecom)
                                .map(tag -> ofRelation(person, key, relation, tag, true, mark)),
                        remove.stream()
                                .filter(TagRef::inWecom)
                                .map(tag -> ofRelation(person, key, relation, tag, false, mark)))
                .toList();
    }

    private TagStatement ofRelation(
            Person person, RelationKey key, Relation relation, TagRef tag, boolean tagged, String mark) {
        var about = new About(tag.id(), key);
        var known = person.tag(about);
        var since = relation.start().map(Start::at).orElse(null);
        boolean isWecoms = !tagged && known.isPresent() && known.get().isListed() && wasThere(person, about);
        return statement(about, tagged, since, isWecoms ? null : mark(relation, known, tagged, mark));
    }

    /** True when WeCom had the tag already when it was given for this reason. */
    private boolean wasThere(Person person, About about) {
        var given = person.statements().tags().stream()
                .filter(one -> one.about().equals(about)
                        && one.tagged()
                        && one.because().equals(because))
                .toList();
        return !given.isEmpty() && given.stream().allMatch(one -> one.mark() == null);
    }

    /** What WeCom has as it is wanted, or is told already, it is not told again. */
    private @Nullable String mark(Relation relation, Optional<TagStanding> known, boolean tagged, String mark) {
        if (known.isPresent() && known.get().isUnderWay(tagged)) {
            return known.get().decided() == null ? null : known.get().decided().mark();
        }
        boolean listed = known.filter(TagStanding::isListed).isPresent();
        boolean maybe = known.filter(one -> one.decided() != null).isPresent();
        // Of a relation that nobody has read nobody knows what it bears.
        boolean unread = !tagged && relation.wecomTags() == null && !TagStatement.isOfOneReason(because);
        return listed == tagged && !maybe && !unread ? null : mark;
    }

    private TagStatement statement(About about, boolean tagged, @Nullable Instant since, @Nullable String mark) {
        return new TagStatement(
                about, tagged, because, at, tagged ? evidence : List.of(), tagged ? expiresAt : null, since, mark);
    }

    /** One command for all tags of a relation; another one when it ends and begins anew, since WeCom forgets them with it. */
    private String mark(RelationKey key, Relation relation) {
        var tags = Stream.concat(
                add.stream().map(tag -> "+" + tag.id()), remove.stream().map(tag -> "-" + tag.id()));
        var parts = Stream.concat(
                Stream.of(
                        key.externalUserId(),
                        key.staffId(),
                        String.valueOf(relation.start().map(Start::at).orElse(null)),
                        because,
                        at.toString(),
                        String.valueOf(expiresAt)),
                tags.sorted());
        return Ids.derived("mark-tags", parts.toArray(String[]::new));
    }

    private static Statements checked(Person person, List<TagStatement> tags) {
        var statements = Statements.ofTags(tags);
        var known = person.statements();
        long count = Statements.joined(List.of(known, statements)).countOfTags();
        if (count > MOST_TAGS && count > known.countOfTags()) {
            throw TagsRefused.tooMany(MOST_TAGS);
        }
        return statements;
    }
}

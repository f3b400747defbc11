package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person as everything known of the contacts that are merged says: a join of their facts, the same in whatever order they
 * were merged.
 *
 * @param externals the person's contacts in WeCom, in the order of their ids: one for most, none for who is known elsewhere only
 * @param identities in the order of their keys
 * @param statements what staff and other systems say of the person
 * @param groups in which group chats the person is, the latest first
 */
public record Person(
        List<ExternalContact> externals,
        List<Identity> identities,
        Statements statements,
        List<GroupStay> groups,
        Instant createdAt) {
    /** Nobody: what is seen as another contact is nobody by itself. */
    public static final Person NOBODY = new Person(List.of(), List.of(), Statements.NONE, List.of(), Instant.EPOCH);

    public Person {
        externals = List.copyOf(externals);
        identities = List.copyOf(identities);
        groups = List.copyOf(groups);
    }

    static Person of(List<Facts> all) {
        var somebody = all.stream().filter(one -> !one.tellOfNobody()).toList();
        // Of one who was erased nothing is known but that.
        var facts = somebody.isEmpty() ? all : somebody;
        return new Person(
                facts.stream()
                        .flatMap(one -> Stream.ofNullable(one.external()))
                        .sorted(comparing(ExternalContact::externalUserId))
                        .toList(),
                Facts.joined(facts.stream().flatMap(one -> one.standingIdentities().stream())),
                Statements.joined(facts.stream().map(Facts::statements).toList()),
                GroupStay.joined(facts.stream().flatMap(one -> one.groups().stream())),
                facts.stream().map(Facts::createdAt).min(naturalOrder()).orElseThrow());
    }

    /** True when all under which the person was known was taken back. */
    boolean isNobody() {
        return externals.isEmpty() && identities.isEmpty();
    }

    /** The live code that brought the person first; null when none did. */
    public @Nullable String liveCode() {
        return firstLiveCode().map(Start::liveCode).orElse(null);
    }

    Optional<Start> firstLiveCode() {
        return externals.stream()
                .flatMap(external -> Stream.ofNullable(external.firstLiveCode()))
                .min(Start.ORDER);
    }

    /** Every live code the person came by. */
    public Set<String> liveCodes() {
        return externals.stream()
                .flatMap(external -> external.liveCodes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What WeCom tells about the person, each field as last told; absent until it was read. */
    public Optional<Profile> profile() {
        return externals.stream()
                .flatMap(external -> Stream.ofNullable(external.profile()))
                .reduce(Profile::latest);
    }

    /** Everything the person is called: what WeCom tells first, and then what somebody said. */
    public Stream<String> names() {
        if (isNobody()) {
            return Stream.of();
        }
        var told = profile().map(read -> read.name().value()).filter(name -> !name.isEmpty());
        return Stream.concat(told.stream(), statements.statedName().stream()).distinct();
    }

    /** What the person is called: as WeCom tells it, or else as somebody said; empty while nobody did. */
    public Optional<String> name() {
        return names().findFirst().or(() -> profile().map(read -> read.name().value()));
    }

    /** As WeCom tells it, or else as somebody said; empty while nobody did. */
    public Optional<Gender> gender() {
        var told = profile().map(read -> read.gender().value());
        return told.filter(gender -> gender != Gender.UNKNOWN)
                .or(() -> isNobody() ? Optional.empty() : statements.statedGender())
                .or(() -> told);
    }

    /** True while the staff member follows the person. */
    public boolean isFollowedBy(String staffId) {
        return externals.stream().anyMatch(external -> external.isFollowedBy(staffId));
    }

    /** The tags the person bears. */
    public List<Tag> tags() {
        return TagStanding.of(this).stream()
                .flatMap(standing -> standing.tag().stream())
                .toList();
    }

    /** How a tag stands; empty when nothing is known of it. */
    Optional<TagStanding> tag(TagStatement.About about) {
        return TagStanding.of(this).stream()
                .filter(standing -> standing.about().equals(about))
                .findFirst();
    }

    /** What ends by a time, as statements that say so; empty when nothing does. */
    Optional<Statements> tagsExpiring(Instant now) {
        var due = TagStanding.of(this).stream()
                .flatMap(standing -> standing.expired(now).stream())
                .toList();
        return due.isEmpty() ? Optional.empty() : Optional.of(Statements.ofTags(due));
    }

    /** That there is no such tag any more, of whatever bears it; empty when nothing does. */
    Optional<Statements> tagDeleted(String tagId, Instant at) {
        var borne = TagStanding.of(this).stream()
                .filter(standing -> standing.about().tagId().equals(tagId))
                .filter(standing -> standing.tag().isPresent())
                .map(standing -> standing.deleted(at))
                .toList();
        return borne.isEmpty() ? Optional.empty() : Optional.of(Statements.ofTags(borne));
    }

    /** Where WeCom's tags count against what was decided here. */
    public List<TagConflict> tagConflicts() {
        return TagStanding.of(this).stream()
                .flatMap(standing -> standing.conflict().stream())
                .toList();
    }

    /** When the next tag goes by itself; empty when none does. */
    public Optional<Instant> tagsDueAt() {
        return TagStanding.of(this).stream()
                .flatMap(standing -> Stream.ofNullable(standing.decided()))
                .filter(TagStatement::tagged)
                .flatMap(decided -> Stream.ofNullable(decided.expiresAt()))
                .min(naturalOrder());
    }

    /** True once WeCom has shown the tags of a relation. */
    boolean hasRead(@Nullable RelationKey key) {
        return key != null
                && externals.stream()
                        .filter(external -> external.externalUserId().equals(key.externalUserId()))
                        .anyMatch(external -> external.relation(key.staffId()).wecomTags() != null);
    }

    public List<Relation> relations() {
        return each(ExternalContact::relations);
    }

    public List<DecidedTag> decidedTags() {
        return each(ExternalContact::decidedTags);
    }

    /** Why a name is missing or old; empty when the last readings went well. */
    public Optional<FetchFailure> openFetchFailure() {
        return externals.stream()
                .flatMap(external -> external.openFetchFailure().stream())
                .reduce(FetchFailure::latest);
    }

    private <T> List<T> each(Function<ExternalContact, List<T>> part) {
        return externals.stream()
                .flatMap(external -> part.apply(external).stream())
                .toList();
    }
}

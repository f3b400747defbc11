package dev.scrm.contact.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.field.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contact as other services see it: relations and tags, without history.
 *
 * @param followers relations that stand
 * @param formerFollowers staff who follow the person no more, the latest first
 * @param externalUserId its id in WeCom; absent for one who is known elsewhere only
 * @param name as WeCom tells it, or else as somebody said
 * @param statedName as somebody said, whatever WeCom tells
 * @param gender as the name
 * @param stage id of the lifecycle stage; null while nobody said
 * @param fields the corp's own, by their ids
 * @param consents the last statement about each channel and purpose
 * @param groups in which group chats of WeCom's the person is, the latest first
 * @param identityKinds under what kinds of identity the person is known, such as {@code phone}, {@code member-id} and {@code
 *     member-id:shop}; never the values
 * @param seenAs the contact it was merged into, with which everything about the person is told; null when it was not
 * @param aliases contacts that were merged into this one, in order
 * @param withdrawn true when all under which it was known was taken back: it is nobody until somebody tells of it again
 * @param erased set once it was erased; what is dated until then counts nowhere any more
 */
public record Snapshot(
        @Nullable String externalUserId,
        @Nullable String name,
        @Nullable String statedName,
        @Nullable String avatar,
        @Nullable Kind kind,
        @Nullable Gender gender,
        @Nullable String liveCode,
        List<Follower> followers,
        List<FormerFollower> formerFollowers,
        List<String> tagIds,
        Instant createdAt,
        @Nullable String stage,
        SortedMap<String, Value> fields,
        List<Consent> consents,
        List<Level> memberships,
        List<GroupStay> groups,
        List<String> identityKinds,
        @Nullable String seenAs,
        List<String> aliases,
        boolean withdrawn,
        @Nullable Erased erased) {

    /** What stands beside a text: its name, marks, times and numbers. */
    private static final int AROUND = 48;

    /** A relation that stands. */
    public record Follower(
            String staffId,
            Instant since,
            @Nullable String liveCode,
            @Nullable String addWay) {}

    /**
     * A relation that ended.
     *
     * @param since when it had begun; absent when only its end is known
     */
    public record FormerFollower(
            String staffId,
            @Nullable Instant since,
            @Nullable String liveCode,
            @Nullable String addWay,
            End ended) {
        /** Of one person the latest so many are told: a snapshot stays small. */
        static final int MOST = 100;

        private static final Comparator<FormerFollower> LATEST_FIRST =
                comparing((FormerFollower one) -> one.ended().at()).reversed().thenComparing(FormerFollower::staffId);

        FormerFollower orLater(FormerFollower other) {
            return End.latest(ended, other.ended).equals(ended) ? this : other;
        }
    }

    /** What a person last said about a channel and a purpose. */
    public record Consent(ConsentChannel channel, ConsentPurpose purpose, boolean given, Instant at) {}

    /** What a person is in a system outside. */
    public record Level(
            String system, @Nullable String level, @Nullable Long points) {}

    /** @param person the one that the contact is, joined before */
    static Snapshot of(Contact contact, Person person) {
        // Nothing is said of nobody.
        var statements = person.isNobody() ? Statements.NONE : person.statements();
        var profile = person.profile();
        return new Snapshot(
                externalUserId(contact, person),
                person.name().orElse(null),
                statements.statedName().orElse(null),
                profile.map(read -> Dated.valueOf(read.avatar())).orElse(null),
                profile.map(read -> read.kind().value()).orElse(null),
                person.gender().orElse(null),
                person.liveCode(),
                followers(person),
                formerFollowers(person),
                person.tags().stream().map(Tag::tagId).distinct().toList(),
                person.createdAt(),
                statements.stage().orElse(null),
                fields(statements),
                statements.standingConsents().stream().map(Snapshot::consent).toList(),
                statements.standingMemberships().stream()
                        .map(one -> new Level(one.system(), one.level(), one.points()))
                        .toList(),
                person.isNobody() ? List.of() : person.groups(),
                identityKinds(person),
                contact.isMerged() ? contact.survivorId() : null,
                contact.aliases(),
                person.isNobody(),
                contact.facts().erased());
    }

    /** About how many bytes it has, written down; what has to be escaped makes it twice as many at most. */
    int bytes() {
        return Stream.of(
                        Stream.of(externalUserId, name, statedName, avatar, liveCode, stage, seenAs),
                        followers.stream().flatMap(one -> Stream.of(one.staffId(), one.liveCode())),
                        formerFollowers.stream().flatMap(one -> Stream.of(one.staffId(), one.liveCode(), one.ended())),
                        identityKinds.stream(),
                        tagIds.stream(),
                        fields.entrySet().stream()
                                .flatMap(one ->
                                        Stream.of(one.getKey(), one.getValue().plain())),
                        consents.stream().flatMap(one -> Stream.of(one.channel(), one.purpose())),
                        memberships.stream().flatMap(one -> Stream.of(one.system(), one.level())),
                        aliases.stream())
                .flatMap(parts -> parts)
                .mapToInt(part -> AROUND + String.valueOf(part).getBytes(UTF_8).length)
                .sum();
    }

    /** The contact's own, or the first of those that were merged into it. */
    private static @Nullable String externalUserId(Contact contact, Person person) {
        var own = contact.facts().external();
        return own != null
                ? own.externalUserId()
                : person.externals().stream()
                        .map(ExternalContact::externalUserId)
                        .findFirst()
                        .orElse(null);
    }

    private static SortedMap<String, Value> fields(Statements statements) {
        SortedMap<String, Value> fields = new TreeMap<>();
        statements
                .fields()
                .forEach(told ->
                        Optional.ofNullable(told.value()).ifPresent(value -> fields.put(told.fieldId(), value)));
        return Collections.unmodifiableSortedMap(fields);
    }

    private static Consent consent(ConsentStatement statement) {
        var about = statement.about();
        return new Consent(about.channel(), about.purpose(), statement.given(), statement.at());
    }

    /** Who follows several contacts of the person follows since the first of them. */
    private static List<Follower> followers(Person person) {
        Map<String, Follower> byStaff = new LinkedHashMap<>();
        person.relations().stream()
                .flatMap(Snapshot::follower)
                .forEach(one -> byStaff.merge(
                        one.staffId(), one, (known, other) -> other.since().isBefore(known.since()) ? other : known));
        return List.copyOf(byStaff.values());
    }

    private static Stream<Follower> follower(Relation relation) {
        return relation.start().stream()
                .map(start -> new Follower(relation.staffId(), start.at(), start.liveCode(), relation.addWayWord()));
    }

    /** Whoever follows another contact of the person follows still; otherwise the last end counts. */
    private static List<FormerFollower> formerFollowers(Person person) {
        var followedBy = person.relations().stream()
                .filter(Relation::stands)
                .map(Relation::staffId)
                .collect(toSet());
        return person.relations().stream()
                .filter(relation -> !followedBy.contains(relation.staffId()))
                .flatMap(Snapshot::formerFollower)
                .collect(toMap(FormerFollower::staffId, one -> one, FormerFollower::orLater))
                .values()
                .stream()
                .sorted(FormerFollower.LATEST_FIRST)
                .limit(FormerFollower.MOST)
                .toList();
    }

    private static Stream<FormerFollower> formerFollower(Relation relation) {
        var start = relation.lastStart();
        return Stream.ofNullable(relation.ended())
                .map(end -> new FormerFollower(
                        relation.staffId(),
                        start.map(Start::at).orElse(null),
                        start.map(Start::liveCode).orElse(null),
                        relation.addWayWord(),
                        end));
    }

    private static List<String> identityKinds(Person person) {
        var inWecom = person.externals().stream().map(_ -> IdentityType.EXTERNAL_USER_ID.word());
        var elsewhere =
                person.identities().stream().flatMap(identity -> identity.key().kinds());
        return Stream.concat(inWecom, elsewhere).distinct().sorted().toList();
    }
}

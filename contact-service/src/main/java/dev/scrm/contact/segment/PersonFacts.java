package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.contact.Snapshot;
import dev.scrm.platform.events.Slug;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, as far as segments ask.
 *
 * @param values by their names: {@code name}, {@code gender}, {@code kind}, {@code liveCode}, {@code createdAt}, {@code stage}, {@code
 *     identityKinds}, and {@code fields.<id>}, {@code memberships.<system>.level} and {@code .points}, {@code consents.<channel>.<purpose>}; texts, numbers,
 *     booleans, and lists of texts. A time is a text as RFC 3339 has it, a date one of a day.
 * @param following who follows the person, and who did
 * @param groups in which group chats the person is
 * @param aliases contacts that were merged into this one
 * @param seenAs the contact that this one was merged into; it belongs to no segment of its own then
 */
public record PersonFacts(
        Map<String, Object> values,
        Set<String> tagIds,
        List<Following> following,
        List<GroupStay> groups,
        List<String> aliases,
        @Nullable String seenAs) {
    /** As whom a contact is seen that is nobody any more: it belongs to no segment, and nobody has what it did. */
    public static final String NOBODY = "";

    /** The name of the value that says since when what is known is known: everything before was erased. */
    public static final String ERASED_AT = "erasedAt";

    /** The name of the value that says under what kinds of identity the person is known. */
    public static final String IDENTITY_KINDS = "identityKinds";

    public PersonFacts {
        values = Map.copyOf(values);
        tagIds = Set.copyOf(tagIds);
        following = List.copyOf(following);
        groups = List.copyOf(groups);
        aliases = List.copyOf(aliases);
    }

    /** True of what was done before everything was erased: it counts no more. */
    public boolean wereErasedAfter(Instant time) {
        var erasedAt = erasedAt();
        return erasedAt != null && !time.isAfter(erasedAt);
    }

    /** True of what was known before the erasure that the others know of: nobody forgets that they were erased. */
    public boolean areFromBeforeErasureOf(PersonFacts others) {
        var last = others.erasedAt();
        var erasedAt = erasedAt();
        return last != null && (erasedAt == null || erasedAt.isBefore(last));
    }

    /** Whether somebody follows the person of whom the others do not know, or did until a relation ended. */
    boolean hasFollowersBesides(PersonFacts others) {
        return following.stream()
                .filter(one -> one.ended() == null)
                .anyMatch(one -> others.following.stream()
                        .noneMatch(known -> known.ended() == null
                                && known.staffId().equals(one.staffId())
                                && Objects.equals(known.since(), one.since())));
    }

    private @Nullable Instant erasedAt() {
        return values.get(ERASED_AT) instanceof String at ? Instant.parse(at) : null;
    }

    /** The same as those who sort people read from the snapshot that is told. */
    public static PersonFacts of(Snapshot snapshot) {
        Map<String, Object> values = new HashMap<>();
        put(values, "externalUserId", snapshot.externalUserId());
        put(values, "name", snapshot.name());
        put(values, "kind", word(snapshot.kind()));
        put(values, "gender", word(snapshot.gender()));
        put(values, "liveCode", snapshot.liveCode());
        put(values, "createdAt", snapshot.createdAt().toString());
        var erased = snapshot.erased();
        put(values, ERASED_AT, erased == null ? null : erased.at().toString());
        put(values, IDENTITY_KINDS, snapshot.identityKinds().isEmpty() ? null : snapshot.identityKinds());
        put(values, "stage", snapshot.stage());
        snapshot.fields().forEach((id, value) -> put(values, "fields." + id, value.plain()));
        for (var consent : snapshot.consents()) {
            put(
                    values,
                    "consents.%s.%s"
                            .formatted(
                                    consent.channel().word(), consent.purpose().word()),
                    consent.given());
        }
        for (var level : snapshot.memberships()) {
            put(values, "memberships.%s.level".formatted(level.system()), level.level());
            put(values, "memberships.%s.points".formatted(level.system()), level.points());
        }
        return new PersonFacts(
                values,
                Set.copyOf(snapshot.tagIds()),
                following(snapshot),
                snapshot.groups(),
                snapshot.aliases(),
                snapshot.seenAs());
    }

    private static List<Following> following(Snapshot snapshot) {
        var standing = snapshot.followers().stream()
                .map(one -> new Following(one.staffId(), one.since(), one.liveCode(), one.addWay(), null));
        var ended = snapshot.formerFollowers().stream()
                .map(one -> new Following(one.staffId(), one.since(), one.liveCode(), one.addWay(), one.ended()));
        return Stream.concat(standing, ended).toList();
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : Slug.of(value);
    }

    /** Somebody of whom nothing is known but that everything was erased. */
    public static PersonFacts erasedAt(Instant at) {
        return new PersonFacts(Map.of(ERASED_AT, at.toString()), Set.of(), List.of(), List.of(), List.of(), NOBODY);
    }

    /** Somebody of whom nothing but the birth is known. */
    public static PersonFacts bornAt(Instant at) {
        requireNonNull(at, "at");
        return new PersonFacts(Map.of("createdAt", at.toString()), Set.of(), List.of(), List.of(), List.of(), null);
    }
}

package dev.scrm.contact.segment.streams;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.End;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.segment.Following;
import dev.scrm.contact.segment.Occurrence;
import dev.scrm.contact.segment.PersonFacts;
import dev.scrm.contact.segment.PersonInput;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the events of people mean to segments. */
final class PersonEvents {
    private static final String RECORDED = "scrm.behavior.recorded";
    private static final String SNAPSHOT = "scrm.contact.profile-snapshot";
    private static final String HISTORY = "scrm.segment.history";
    private static final String ERASURE = "scrm.contact.erasure-requested";
    private static final int LONGEST_TYPE = 64;

    private PersonEvents() {}

    /** What is told of one contact. */
    sealed interface Told {
        String contactId();
    }

    /**
     * What a person did.
     *
     * @param ownerId the contact that it stays with, whatever that is merged into
     */
    record Did(String contactId, String ownerId, String type, Instant at, String id, Map<String, Object> properties)
            implements Told {
        PersonInput input() {
            return new PersonInput.BehaviorTold(type, new Done(id, type, at, properties));
        }

        /** The properties as they are kept; empty for none. */
        byte[] json() {
            return properties.isEmpty() ? new byte[0] : EventData.write(properties);
        }
    }

    /**
     * What others did that is the person's now, and what is no longer.
     *
     * @param question to which this is the answer, or a part of it
     * @param last whether nothing of the answer comes after it
     */
    record Moved(String contactId, @Nullable String question, boolean last, List<Did> given, List<Did> taken)
            implements Told {}

    /** A behaviour as it was told. */
    private record Done(String id, String type, Instant at, Map<String, Object> properties) implements Occurrence {}

    /**
     * What is known of a person.
     *
     * @param erasureId which erasure took away what was known; null of one who never was erased
     */
    record Known(
            String contactId,
            PersonFacts facts,
            long sequence,
            @Nullable String erasureId) implements Told {
        /** True while nothing is known of the person but that it was erased. */
        boolean isErased() {
            return erasureId != null && PersonFacts.NOBODY.equals(facts.seenAs());
        }
    }

    /**
     * That a person is to be erased. The last snapshot says so as well, in its order with what was known; but of a compacted topic a
     * partition that was away may find neither that snapshot nor the null after it.
     */
    record ToErase(String erasureId, String contactId, Instant erasedAt) implements Told {
        ToErase {
            requireNonNull(erasureId, "erasureId");
            requireNonNull(contactId, "contactId");
            requireNonNull(erasedAt, "erasedAt");
        }
    }

    private record Recorded(
            String contactId,
            @Nullable String ownerId,
            String type,
            Instant occurredAt,
            @Nullable Map<String, Object> properties) {
        Recorded {
            requireNonNull(contactId, "contactId");
            requireNonNull(type, "type");
            requireNonNull(occurredAt, "occurredAt");
        }
    }

    private record OneOf(
            String id,
            String ownerId,
            String type,
            Instant occurredAt,
            @Nullable Map<String, Object> properties) {
        OneOf {
            requireNonNull(id, "id");
            requireNonNull(ownerId, "ownerId");
            requireNonNull(type, "type");
            requireNonNull(occurredAt, "occurredAt");
        }

        Did of(String contactId) {
            return new Did(contactId, ownerId, type, occurredAt, id, properties == null ? Map.of() : properties);
        }
    }

    private record History(
            String contactId, @Nullable String question, boolean last, List<OneOf> given, List<OneOf> taken) {
        History {
            requireNonNull(contactId, "contactId");
            requireNonNull(given, "given");
            requireNonNull(taken, "taken");
        }

        Moved moved() {
            return new Moved(
                    contactId,
                    question,
                    last,
                    given.stream().map(one -> one.of(contactId)).toList(),
                    taken.stream().map(one -> one.of(contactId)).toList());
        }
    }

    private record Follower(
            String staffId,
            @Nullable Instant since,
            @Nullable String liveCode,
            @Nullable String addWay) {
        Follower {
            requireNonNull(staffId, "staffId");
        }

        Following following() {
            return new Following(staffId, since, liveCode, addWay, null);
        }
    }

    private record FormerFollower(
            String staffId,
            @Nullable Instant since,
            @Nullable String liveCode,
            @Nullable String addWay,
            Instant endedAt,
            @Nullable String endedBy) {
        FormerFollower {
            requireNonNull(staffId, "staffId");
            requireNonNull(endedAt, "endedAt");
        }

        Following following() {
            var by = Optional.ofNullable(endedBy).flatMap(EndedBy::of).orElse(EndedBy.UNKNOWN);
            return new Following(staffId, since, liveCode, addWay, new End(endedAt, by));
        }
    }

    private record Group(String chatId, @Nullable Instant since) {
        Group {
            requireNonNull(chatId, "chatId");
        }
    }

    private record Consent(String channel, String purpose, boolean given) {}

    private record ShopMembership(
            String system, @Nullable String level, @Nullable Object points) {}

    private record Snapshot(
            String contactId,
            @Nullable String externalUserId,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String gender,
            @Nullable String liveCode,
            @Nullable List<Follower> followers,
            @Nullable List<FormerFollower> formerFollowers,
            @Nullable List<String> tagIds,
            Instant createdAt,
            @Nullable String stage,
            @Nullable Map<String, Object> fields,
            @Nullable List<Consent> consents,
            @Nullable List<ShopMembership> memberships,
            @Nullable List<Group> groups,
            @Nullable List<String> identityKinds,
            @Nullable String seenAs,
            @Nullable List<String> aliases,
            @Nullable Boolean withdrawn,
            @Nullable String erasureId,
            @Nullable Instant erasedAt) {
        Snapshot {
            requireNonNull(contactId, "contactId");
            requireNonNull(createdAt, "createdAt");
        }

        PersonFacts facts() {
            Map<String, Object> values = new HashMap<>();
            put(values, "externalUserId", externalUserId);
            put(values, "name", name);
            put(values, "kind", kind);
            put(values, "gender", gender);
            put(values, "liveCode", liveCode);
            put(values, "createdAt", createdAt.toString());
            put(values, PersonFacts.ERASED_AT, erasedAt == null ? null : erasedAt.toString());
            put(values, "stage", stage);
            put(values, PersonFacts.IDENTITY_KINDS, orNone(identityKinds).isEmpty() ? null : identityKinds);
            orNone(fields).forEach((id, value) -> put(values, "fields." + id, value));
            for (var consent : orNone(consents)) {
                put(values, "consents.%s.%s".formatted(consent.channel(), consent.purpose()), consent.given());
            }
            for (var membership : orNone(memberships)) {
                put(values, "memberships.%s.level".formatted(membership.system()), membership.level());
                put(values, "memberships.%s.points".formatted(membership.system()), membership.points());
            }
            var following = Stream.concat(
                            orNone(followers).stream().map(Follower::following),
                            orNone(formerFollowers).stream().map(FormerFollower::following))
                    .toList();
            var stays = orNone(groups).stream()
                    .map(group -> new GroupStay(group.chatId(), group.since()))
                    .toList();
            return new PersonFacts(values, Set.copyOf(orNone(tagIds)), following, stays, orNone(aliases), whom());
        }

        private @Nullable String whom() {
            return Boolean.TRUE.equals(withdrawn) ? PersonFacts.NOBODY : seenAs;
        }

        private static void put(Map<String, Object> values, String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, value);
            }
        }

        private static <T> List<T> orNone(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }

        private static Map<String, Object> orNone(@Nullable Map<String, Object> map) {
            return map == null ? Map.of() : map;
        }
    }

    /** Empty for what segments do not ask for; throws {@link UnreadableEventException} for what cannot be read. */
    static Optional<Told> read(EventEnvelope envelope) {
        try {
            return told(envelope);
        } catch (NullPointerException e) {
            throw new UnreadableEventException("Expected no null in a list but " + e.getMessage(), e);
        }
    }

    private static Optional<Told> told(EventEnvelope envelope) {
        return switch (envelope.type().name()) {
            case RECORDED -> {
                var recorded = EventData.read(envelope, 1, Recorded.class);
                if (recorded.type().isEmpty() || recorded.type().length() > LONGEST_TYPE) {
                    throw new UnreadableEventException("Expected a type of 1 to %d characters but got %d"
                            .formatted(LONGEST_TYPE, recorded.type().length()));
                }
                yield Optional.of(new Did(
                        recorded.contactId(),
                        recorded.ownerId() == null ? recorded.contactId() : recorded.ownerId(),
                        recorded.type(),
                        recorded.occurredAt(),
                        envelope.id(),
                        recorded.properties() == null ? Map.of() : recorded.properties()));
            }
            case SNAPSHOT -> {
                var snapshot = EventData.read(envelope, 1, Snapshot.class);
                yield Optional.of(
                        new Known(snapshot.contactId(), snapshot.facts(), envelope.sequence(), snapshot.erasureId()));
            }
            case HISTORY ->
                Optional.of(EventData.read(envelope, 1, History.class).moved());
            case ERASURE -> Optional.of(EventData.read(envelope, 1, ToErase.class));
            default -> Optional.empty();
        };
    }
}

package dev.scrm.contact.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The chains of all corps. Nothing in them is ever changed or removed. */
public interface AuditChains {
    /** The last record's place; empty while there is none. */
    Optional<ChainPlace> last(String corpId);

    /** Which of these records are linked already. */
    Set<String> linked(String corpId, Collection<String> recordIds);

    /**
     * Puts records at the end, in their order; what is put before one fails stays.
     *
     * @return false when somebody else linked meanwhile, so that places or records are taken
     */
    boolean append(List<LinkedRecord> records);

    Optional<ChainHead> head(String corpId);

    /** Keeps a head, unless one is kept that is as far or farther. */
    void keepHead(String corpId, ChainHead head);

    /**
     * Goes through a corp's chain as it lies there, from after a sequence, until the visitor has seen enough.
     *
     * @param visitor false to stop
     */
    void walk(String corpId, long after, Predicate<Stored> visitor);

    /**
     * Those that match, the last that was linked first.
     *
     * @param below only what has a lower sequence; {@link Long#MAX_VALUE} for all
     */
    List<LinkedRecord> list(Wanted wanted, int limit, long below);

    /**
     * A record as it was found.
     *
     * @param record empty when what lies there is no record any more
     */
    record Stored(long sequence, Optional<LinkedRecord> record) {}

    /**
     * What to look for.
     *
     * @param from this moment or later
     * @param before earlier than this
     */
    record Wanted(
            String corpId,
            @Nullable String contactId,
            @Nullable String actor,
            @Nullable AuditKind kind,
            @Nullable Instant from,
            @Nullable Instant before) {
        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

        public Wanted {
            checkTime("from", from);
            checkTime("before", before);
        }

        /** Others no store can compare with. */
        private static void checkTime(String field, @Nullable Instant at) {
            if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST))) {
                throw AuditRefused.invalid(field, "a time of the years 1970 to 9999");
            }
        }

        public boolean includes(AuditRecord record) {
            return (contactId == null || record.subject().contactIds().contains(contactId))
                    && (actor == null || actor.equals(record.actor().name()))
                    && (kind == null || kind == record.kind())
                    && (from == null || !record.at().isBefore(from))
                    && (before == null || record.at().isBefore(before));
        }
    }
}

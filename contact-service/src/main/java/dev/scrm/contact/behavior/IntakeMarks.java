package dev.scrm.contact.behavior;

import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * How far the intake was taken, a mark for each partition, and from which places something went to quarantine. By these a replay of
 * the intake is known.
 */
public interface IntakeMarks {
    /**
     * What went to quarantine from a place.
     *
     * @param quarantinedId of {@link Quarantined}
     */
    record PutAside(String corpId, String quarantinedId, Instant at) {}

    /** Up to which offset all was taken, by {@link SourcePosition#partitionKey}; without those of which nothing was. */
    Map<String, Long> takenUpTo(Collection<String> partitionKeys);

    /** All was taken up to these, one a partition; a mark that is further stays there. */
    void taken(Collection<SourcePosition> last);

    void putAside(Map<SourcePosition, PutAside> from);

    /** Ids of what went to quarantine from these places. */
    Map<SourcePosition, String> wentAside(Collection<SourcePosition> from);

    /** Forgets from where something went to quarantine. */
    void forgetBefore(Instant at);
}

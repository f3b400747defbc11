package dev.scrm.gateway.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of every thing of every corp since it was last read; durable and shared by all replicas. */
public interface Mirror {
    /**
     * A thing with the time it was read at.
     *
     * @param readAt the beginning of that reading
     */
    record Row(Known known, Instant readAt) {}

    /** Those of the things that are known, by their ids. */
    Map<String, Row> find(String corpId, Part part, Collection<String> ids);

    /** The things were read in this run. */
    void save(String corpId, String runId, List<Row> rows);

    /** Things that were not met in this run, in any order. */
    List<Row> unmet(String corpId, Part part, String runId, int limit);

    /** Whether more than so many were not met in this run. */
    boolean isMoreUnmet(String corpId, Part part, String runId, int than);

    /** They are not read in this run any more, and stay as they are known. */
    void leave(String corpId, Part part, String runId, Set<String> ids);

    /** They are gone. */
    void remove(String corpId, Part part, Set<String> ids);

    /** When the last reading of the part that came to its end had begun; empty when there was none. */
    Optional<Instant> completedAt(String corpId, Part part);

    void complete(String corpId, Part part, Instant startedAt);

    /** Forgets parts that were not read to their end since then: of corps that are gone. */
    void forgetBefore(Instant startedAt);
}

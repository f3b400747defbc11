package dev.scrm.gateway.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each run found; durable. */
public interface Differences {
    /** Records them; one that is recorded already stays as it is. */
    void record(String corpId, String runId, List<Difference> found);

    /** Those that are not judged yet. */
    List<Difference> unjudged(String runId, int limit);

    void judge(String runId, List<Difference> judged);

    /** How many of each kind a run found in each part. */
    Map<Part, DifferenceCounts> count(String runId);

    /** A page of a run's, and where the next one begins. */
    record Slice(List<Difference> items, @Nullable String next) {}

    /** @param after where the page begins, as {@link Slice#next} */
    Slice list(String runId, @Nullable Part part, @Nullable Boolean missed, int limit, @Nullable String after);

    void forgetBefore(Instant foundAt);

    /** How many name a contact and were found until then. */
    long countOf(String corpId, String contactId, Instant until);

    void forgetContact(String corpId, String contactId, Instant until);

    /** Has those of a corp found by their contact that an earlier version kept without its id. */
    void nameContacts(String corpId);
}

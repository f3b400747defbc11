package dev.scrm.gateway.corps;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The corps that are kept in the store, with the trail of their changes. */
public interface Registrations {
    Optional<CorpRegistration> find(String corpId);

    /** All of them, as a replica takes them into memory. */
    List<CorpRegistration> all();

    /** By id. */
    List<CorpRegistration> list(int limit, @Nullable String after);

    /** How many there are. */
    long count();

    /**
     * Keeps the next version of a corp, or a new one as its first, and what was done.
     *
     * @return false when another change was faster; nothing is kept then
     */
    boolean save(CorpRegistration next, CorpChange change);

    /**
     * Removes the corp with all its credentials, and keeps what was done.
     *
     * @return false when another change was faster
     */
    boolean remove(CorpRegistration last, CorpChange change);

    /** Grows with every change of any corp, soon after it: what is asked again and again. */
    long changes();

    /** Completes what changes left undone that were interrupted right after they were kept. */
    void settle();

    /** What was done to a corp, latest first. */
    List<CorpChange> trail(String corpId, int limit, @Nullable String before);
}

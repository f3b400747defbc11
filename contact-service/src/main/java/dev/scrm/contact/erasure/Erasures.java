package dev.scrm.contact.erasure;

import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The erasures of all corps; they stay for good, since they are what shows that somebody was erased. */
public interface Erasures {
    /**
     * Adds one, unless another of its contact has not ended.
     *
     * @return it, or the other
     */
    Erasure add(Erasure erasure);

    Optional<Erasure> find(String corpId, String id);

    /** The one of a contact that has not ended. */
    Optional<Erasure> findUnderWay(String corpId, String contactId);

    /** Decides on one that exists and saves it with what is to be told. */
    Erasure update(String corpId, String id, Function<Erasure, Decision<Erasure, ErasureEvent>> decide);

    /** Those of all corps that somebody has to look at, the longest due first. */
    List<Erasure> findDue(Instant now, int limit);

    /** How many of all corps have not ended and were to begin before then, or fail on and on. */
    long countOverdue(Instant dueBefore);

    /** A corp's, the newest first, from before one. */
    List<Erasure> list(String corpId, int limit, @Nullable String before);
}

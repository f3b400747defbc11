package dev.scrm.contact.livecode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The live codes of all corps. */
public interface LiveCodes {
    Optional<LiveCode> find(LiveCodeId id);

    /** Those that exist; one query, whatever the number. */
    Map<LiveCodeId, LiveCode> findAll(Collection<LiveCodeId> ids);

    /** Saves it in place of the one with its id, if there is one. */
    void put(LiveCode code);

    /** False when there was none. */
    boolean remove(LiveCodeId id);

    /** Live codes of a corp in the order of their states, from after one. */
    List<LiveCode> list(String corpId, int limit, @Nullable String afterState);
}

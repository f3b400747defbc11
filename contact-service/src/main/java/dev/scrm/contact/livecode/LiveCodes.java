package dev.scrm.contact.livecode;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The live codes of all corps. */
public interface LiveCodes {
    /**
     * A live code as somebody has seen it.
     *
     * @param edition another after every change, and never that of one that was removed before
     */
    record Kept(LiveCode code, long edition) {
        public Kept {
            requireNonNull(code, "code");
        }
    }

    Optional<LiveCode> find(LiveCodeId id);

    /** Those that exist; one query, whatever the number. */
    Map<LiveCodeId, LiveCode> findAll(Collection<LiveCodeId> ids);

    /** One as it is now. */
    Optional<Kept> kept(LiveCodeId id);

    /**
     * Decides on what is there now and saves what is decided, though many do so at once; a refusal flies.
     *
     * @param decision gets null when there is none yet
     */
    Kept change(LiveCodeId id, Function<@Nullable Kept, LiveCode> decision);

    /**
     * Removes one; false when there was none.
     *
     * @param seen refuses when it is not what the caller decided on
     */
    boolean remove(LiveCodeId id, Consumer<Kept> seen);

    /** Live codes of a corp in the order of their states, from after one. */
    List<LiveCode> list(String corpId, int limit, @Nullable String afterState);
}

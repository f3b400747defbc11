package dev.scrm.contact.behavior;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The sources of all corps. */
public interface BehaviorSources {
    Optional<BehaviorSource> find(String corpId, String id);

    /** The source that has a key. */
    Optional<BehaviorSource> findByKeyHash(String hash);

    /** Sources of a corp in the order of their ids, those behind the one that is given. */
    List<BehaviorSource> list(String corpId, int limit, @Nullable String after);

    /**
     * Decides on a source and keeps what was decided; the decision may be made more than once.
     *
     * @param decision gets null when there is none yet
     */
    BehaviorSource change(String corpId, String id, UnaryOperator<@Nullable BehaviorSource> decision);

    /**
     * @param seen refuses when it is not what the caller decided on
     * @return whether there was one
     */
    boolean remove(String corpId, String id, Consumer<BehaviorSource> seen);
}

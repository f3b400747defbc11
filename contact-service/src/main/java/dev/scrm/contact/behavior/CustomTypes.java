package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types that corps defined for themselves. */
public interface CustomTypes {
    /**
     * A type as somebody has seen it.
     *
     * @param edition another after every change, and never that of one that was removed before; 0 of those that every corp has
     */
    record Kept(BehaviorType type, long edition) {
        public Kept {
            requireNonNull(type, "type");
        }
    }

    Optional<BehaviorType> find(String corpId, String name);

    /** All of a corp, in the order of their names. */
    List<BehaviorType> list(String corpId);

    /** One as it is now; {@link #find} may be a few seconds behind. */
    Optional<Kept> kept(String corpId, String name);

    /**
     * Decides on what is there now and saves what is decided, though many do so at once; a refusal flies.
     *
     * @param most how many a corp may have
     * @param decision gets null when there is none yet
     * @return empty when the corp has as many as it may, and this would be another
     */
    Optional<Kept> change(String corpId, String name, int most, Function<@Nullable Kept, BehaviorType> decision);

    /**
     * @param seen refuses when it is not what the caller decided on
     * @return whether there was one
     */
    boolean remove(String corpId, String name, Consumer<Kept> seen);
}

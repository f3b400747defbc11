package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.BehaviorCatalogue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one person did. */
@FunctionalInterface
public interface History {
    /** In place of a type: behaviours of all types. No type of a corp's own is called so. */
    String ANY = BehaviorCatalogue.ANY;

    /**
     * The behaviours of a type, the latest first.
     *
     * @param type or {@link #ANY}
     * @param after only those after this time; null for all
     * @param atMost no more than so many; the latest
     */
    List<Occurrence> latest(String type, @Nullable Instant after, int atMost);
}

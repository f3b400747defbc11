package dev.scrm.contact.segment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one person did. */
@FunctionalInterface
public interface History {
    /**
     * The behaviours of a type, the latest first.
     *
     * @param after only those after this time; null for all
     * @param atMost no more than so many; the latest
     */
    List<Occurrence> latest(String type, @Nullable Instant after, int atMost);
}

package dev.scrm.gateway.reconciliation;

import dev.scrm.gateway.corps.App;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a part of a corp from WeCom. Every question may end with {@link ReadingInterrupted}. */
public interface PartReader {
    /**
     * One page.
     *
     * @param unreadable how many things WeCom named and would not show
     * @param next where the next one begins; null after the last
     */
    record Page(
            List<Thing> things, int unreadable, @Nullable Position next) {
        public Page {
            things = List.copyOf(things);
        }

        /** One of which WeCom showed everything. */
        public Page(List<Thing> things, @Nullable Position next) {
            this(things, 0, next);
        }
    }

    Part part();

    /** Reads a page. A thing may stand on two pages; one that is on none is asked for by itself. */
    Page read(App app, Position position);

    /** Reads one thing; empty when WeCom says that it is gone. */
    Optional<Thing> find(App app, Map<String, String> identity);
}

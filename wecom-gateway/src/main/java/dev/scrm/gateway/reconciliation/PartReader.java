package dev.scrm.gateway.reconciliation;

import dev.scrm.gateway.corps.App;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a part of a corp from WeCom. Every question may end with {@link ReadingInterrupted}. */
public interface PartReader {
    /**
     * One page.
     *
     * @param unreadable how many things WeCom named and would not show
     * @param next where the next one begins; null after the last
     * @param customerContactOnly whether staff without customer contact were left out, whom WeCom does not name to us
     */
    record Page(
            List<Thing> things, int unreadable, @Nullable Position next, boolean customerContactOnly) {
        public Page {
            things = List.copyOf(things);
        }

        public Page(List<Thing> things, int unreadable, @Nullable Position next) {
            this(things, unreadable, next, false);
        }

        /** One of which WeCom showed everything. */
        public Page(List<Thing> things, @Nullable Position next) {
            this(things, 0, next);
        }
    }

    Part part();

    /** Reads a page. A thing may stand on two pages; one that is on none is asked for by itself. */
    Page read(App app, Position position);

    /** What a thing is that was known and stood on no page. */
    sealed interface Look {
        record There(Thing thing) implements Look {}

        /** WeCom says so of this thing. Others believe it and end what they know of it, so no other answer will do. */
        record Gone() implements Look {}

        /** WeCom would not say, as it does not of what the app may not see any more. */
        record Unreadable() implements Look {}
    }

    /** Looks at things one by one, in their order. */
    List<Look> look(App app, List<Known> unmet);
}

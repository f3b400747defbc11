package dev.scrm.gateway.wecom;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where the next page of a list begins. WeCom ends a list with an empty cursor. One that it gives again, or a list of more
 * pages than any has, would be asked for without end and use up all that the corp may ask.
 */
public final class PageCursor {
    /** More than any list has: 100,000 customers in the smallest pages that WeCom documents are fewer. */
    static final int MOST_PAGES = 2_000;

    private final Set<String> seen = new HashSet<>();
    private String next = "";
    private boolean endless;

    /** What to ask with; empty for the first page. */
    public String next() {
        return next;
    }

    /** That page was read; answers whether another one is to be asked for. */
    public boolean moveBehind(Map<?, ?> page) {
        next = Answers.nextCursor(page);
        if (next.isEmpty()) {
            return false;
        }
        endless = !seen.add(next) || seen.size() >= MOST_PAGES;
        return !endless;
    }

    /** Whether it stopped because WeCom would go on for ever: what was read may not be all. */
    public boolean isEndless() {
        return endless;
    }
}

package dev.scrm.gateway.erasure;

import dev.scrm.gateway.reconciliation.Announcements;
import dev.scrm.gateway.reconciliation.Differences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has what a gateway kept that did not know of erasures found by the contact's id as well: the id follows from WeCom's, which stands
 * in it, and not the other way round. Replicas of that version may be about for a while longer, so it is done again. What they kept is
 * gone after 90 days; this may go once nobody comes from there any more.
 */
final class NameContacts {
    private static final Duration LATELY = Duration.ofHours(1);

    private final Differences differences;
    private final Announcements announcements;
    private final Clock clock;
    private final Map<String, Instant> named = new ConcurrentHashMap<>();

    NameContacts(Differences differences, Announcements announcements, Clock clock) {
        this.differences = differences;
        this.announcements = announcements;
        this.clock = clock;
    }

    void unlessLately(String corpId) {
        var now = clock.instant();
        var last = named.get(corpId);
        if (last == null || last.plus(LATELY).isBefore(now)) {
            differences.nameContacts(corpId);
            announcements.nameContacts(corpId);
            named.put(corpId, now);
        }
    }
}

package dev.scrm.analytics.figures;

import dev.scrm.analytics.figures.Fact.ContactAdded;
import dev.scrm.analytics.figures.Fact.FirstResponded;
import dev.scrm.analytics.figures.Fact.TicketOpened;
import dev.scrm.analytics.figures.Fact.WelcomeFinished;
import dev.scrm.analytics.figures.Fact.WelcomeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Facts of one contact around half past eight. */
final class FactFixtures {
    static final String CORP = "ww5c3a0demo0000001";
    static final Instant HALF_PAST_EIGHT = Instant.parse("2026-11-21T08:30:00Z");
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private FactFixtures() {}

    static ContactAdded anAdd() {
        return anAdd("a1", HALF_PAST_EIGHT, "poster-17");
    }

    /** Received a tenth of a second after WeCom's time. */
    static ContactAdded anAdd(String id, Instant time, String liveCode) {
        return new ContactAdded("add:" + id, time, id, liveCode, time.plusMillis(100));
    }

    static WelcomeFinished aWelcome(String chain) {
        var finished = HALF_PAST_EIGHT.plusMillis(500);
        return new WelcomeFinished("welcome:" + chain, finished, chain, WelcomeResult.SENT, finished);
    }

    static TicketOpened aTicket(Instant time) {
        return new TicketOpened("ticket:t1/1", time);
    }

    static FirstResponded aResponse(Instant time, boolean breached) {
        return new FirstResponded("ticket:t1/4", time, Duration.ofSeconds(100), breached);
    }

    static FigureKey row(Instant time, String liveCode) {
        return FigureKey.at(CORP, time, liveCode);
    }

    /** Rows that something is counted in. */
    static Map<FigureKey, Figure> sum(Collection<FigureChange> changes) {
        Map<FigureKey, Figure> rows = new HashMap<>();
        changes.forEach(change -> rows.merge(change.key(), change.amount(), Figure::plus));
        rows.values().removeIf(Figure::nothing);
        return rows;
    }
}

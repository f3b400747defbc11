package dev.scrm.gateway.reconciliation;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Mirror.Row;
import dev.scrm.gateway.reconciliation.PartReader.Look;
import java.util.ArrayList;
import java.util.List;

/** Asks for things one by one that were known and stood on no page. */
final class LookAgain {
    /** What became of them. */
    record Found(List<Thing> there, List<Row> gone, List<Row> unreadable) {}

    private LookAgain() {}

    /** @throws ReadingInterrupted when WeCom does not answer */
    static Found at(List<Row> unmet, PartReader reader, App app) {
        var found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var looks = reader.look(app, unmet.stream().map(Row::known).toList());
        for (int i = 0; i < unmet.size(); i++) {
            add(found, unmet.get(i), looks.get(i));
        }
        return found;
    }

    private static void add(Found found, Row row, Look look) {
        switch (look) {
            case Look.There(var thing)
            when thing.id().equals(row.known().id()) -> found.there().add(thing);
            case Look.Gone _ -> found.gone().add(row);
            // An answer about something else is none.
            case Look.There _, Look.Unreadable _ -> found.unreadable().add(row);
        }
    }
}

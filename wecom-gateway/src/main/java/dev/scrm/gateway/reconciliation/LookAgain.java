package dev.scrm.gateway.reconciliation;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Mirror.Row;
import java.util.ArrayList;
import java.util.List;

/** Asks for things one by one that were known and stood on no page. */
final class LookAgain {
    /** What became of them. */
    record Found(List<Thing> there, List<Row> gone, List<Row> unreadable) {}

    private LookAgain() {}

    /** @throws ReadingInterrupted when WeCom does not answer */
    static Found at(List<Row> unmet, PartReader reader, App app) {
        var there = new ArrayList<Thing>();
        var gone = new ArrayList<Row>();
        var unreadable = new ArrayList<Row>();
        for (var row : unmet) {
            try {
                reader.find(app, row.known().identity()).ifPresentOrElse(there::add, () -> gone.add(row));
            } catch (ReadingInterrupted interrupted) {
                if (!interrupted.isRefusal()) {
                    throw interrupted;
                }
                unreadable.add(row);
            }
        }
        return new Found(there, gone, unreadable);
    }
}

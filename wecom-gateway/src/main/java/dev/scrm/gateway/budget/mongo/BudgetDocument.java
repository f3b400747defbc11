package dev.scrm.gateway.budget.mongo;

import dev.scrm.gateway.budget.Grants;
import dev.scrm.gateway.budget.Shares;
import dev.scrm.gateway.budget.Spent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A budget as it lies in the store: {@code windows} with what was granted as {@code [slot, calls, slot, calls …]},
 * {@code closedUntil}, {@code refusals}; and the {@code holdings} of its places.
 */
final class BudgetDocument {
    private BudgetDocument() {}

    static Document of(Spent spent) {
        var document = new Document(
                        "windows",
                        spent.windows().stream().map(BudgetDocument::slots).toList())
                .append("refusals", spent.refusals());
        if (spent.closedUntil() != null) {
            document.append("closedUntil", Date.from(spent.closedUntil()));
        }
        return document;
    }

    private static List<Long> slots(Grants grants) {
        var slots = new ArrayList<Long>();
        grants.slots().forEach((slot, calls) -> {
            slots.add(slot);
            slots.add(calls.longValue());
        });
        return slots;
    }

    static Spent spent(Document document) {
        var windows = new ArrayList<Grants>();
        for (List<?> window : document.getList("windows", List.class)) {
            windows.add(grants(window));
        }
        return new Spent(windows, time(document, "closedUntil"), document.getInteger("refusals"));
    }

    private static Grants grants(List<?> slots) {
        var grants = new TreeMap<Long, Integer>();
        for (int i = 0; i < slots.size(); i += 2) {
            grants.put(((Number) slots.get(i)).longValue(), ((Number) slots.get(i + 1)).intValue());
        }
        return new Grants(grants);
    }

    static Document of(Shares shares) {
        return new Document(
                "holdings",
                shares.holdings().entrySet().stream()
                        .map(holding -> new Document("replica", holding.getKey())
                                .append("places", holding.getValue().places())
                                .append("wanted", holding.getValue().wanted())
                                .append("until", Date.from(holding.getValue().until())))
                        .toList());
    }

    static Shares shares(Document document) {
        Map<String, Shares.Holding> holdings = new HashMap<>();
        for (var holding : document.getList("holdings", Document.class)) {
            holdings.put(
                    holding.getString("replica"),
                    new Shares.Holding(
                            holding.getInteger("places"),
                            holding.getInteger("wanted"),
                            holding.getDate("until").toInstant()));
        }
        return new Shares(holdings);
    }

    private static @Nullable Instant time(Document document, String name) {
        var date = document.getDate(name);
        return date == null ? null : date.toInstant();
    }
}

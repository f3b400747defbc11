package dev.scrm.contact.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows what the first rows would become. */
public final class PreviewImport {
    private static final int MOST_ROWS = 20;

    private final ImportRows rows;
    private final PlanBatch planBatch;
    private final CheckMapping checkMapping;

    PreviewImport(ImportRows rows, PlanBatch planBatch, CheckMapping checkMapping) {
        this.rows = rows;
        this.planBatch = planBatch;
        this.checkMapping = checkMapping;
    }

    /**
     * What a row would become.
     *
     * @param outcome {@code created}, {@code updated}, {@code unchanged} or {@code rejected}
     */
    public record Shown(Row row, String outcome, List<RowError> errors) {}

    private List<Row> first(ContactImport job) {
        return rows.block(job.corpId(), job.id(), 0).stream().limit(MOST_ROWS).toList();
    }

    public List<Shown> preview(ContactImport job, Mapping mapping) {
        checkMapping.check(job.corpId(), mapping, job.file().header().size());
        var first = first(job);
        var plan = planBatch.plan(job, mapping, Position.START, first, true);
        Map<Integer, String> outcomes = new HashMap<>();
        plan.notes().forEach(note -> outcomes.put(note.row(), note.undo().born() ? "created" : "updated"));
        plan.errors().forEach(error -> outcomes.put(error.row(), "rejected"));
        return first.stream()
                .map(row -> new Shown(
                        row,
                        outcomes.getOrDefault(row.number(), "unchanged"),
                        plan.errors().stream()
                                .filter(error -> error.row() == row.number())
                                .toList()))
                .toList();
    }
}

package dev.scrm.gateway.reconciliation.parts;

import static dev.scrm.gateway.reconciliation.Announcement.name;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Known;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.gateway.reconciliation.PartReader;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.reconciliation.ReadingInterrupted;
import dev.scrm.gateway.reconciliation.Thing;
import dev.scrm.gateway.wecom.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Departments: {@code department/list}, or {@code simplelist} where the app may not know their names. */
final class Departments implements PartReader {
    /** There is no such department, as far as the app may see. */
    private static final Set<Integer> GONE = Set.of(60003);

    private final Wecom wecom;

    Departments(Wecom wecom) {
        this.wecom = wecom;
    }

    @Override
    public Part part() {
        return Part.DEPARTMENTS;
    }

    @Override
    public Page read(App app, Position position) {
        return new Page(things(app).toList(), null);
    }

    private Stream<Thing> things(App app) {
        try {
            return Row.list(wecom.get(app, "department/list", Map.of()), "department").stream()
                    .filter(row -> !row.text("id").isEmpty())
                    .map(Departments::thing);
        } catch (ReadingInterrupted interrupted) {
            if (!interrupted.isRefusal()) {
                throw interrupted;
            }
            return Row.list(wecom.get(app, "department/simplelist", Map.of()), "department_id").stream()
                    .filter(row -> !row.text("id").isEmpty())
                    .map(row -> thing(row).inPart());
        }
    }

    @Override
    public List<Look> look(App app, List<Known> unmet) {
        return Wecom.look(
                unmet,
                GONE,
                known -> Wecom.there(Row.named(
                        Row.of(wecom.get(app, "department/get", Map.of("id", known.id())), "department"),
                        "id",
                        Departments::thing)));
    }

    private static Thing thing(Row row) {
        var id = row.text("id");
        var told = Row.filled("name", row.text("name"), "parentId", row.text("parentid"));
        Map<String, Object> silent = new LinkedHashMap<>();
        silent.put("order", row.number("order"));
        if (!row.sorted("department_leader").isEmpty()) {
            silent.put("leaderIds", row.sorted("department_leader"));
        }
        return new Thing(
                Part.DEPARTMENTS, id, Map.of("departmentId", id), told, silent, Set.of(name(Part.DEPARTMENTS, id)));
    }
}

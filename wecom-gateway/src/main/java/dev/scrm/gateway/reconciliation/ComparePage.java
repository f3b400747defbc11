package dev.scrm.gateway.reconciliation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.scrm.gateway.reconciliation.Mirror.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a page with what was known, tells what differs, and remembers it. In this order: a crash in between repeats the
 * page, and nothing is remembered that was not told.
 */
final class ComparePage {
    private final Mirror mirror;
    private final Differences differences;
    private final Snapshots snapshots;

    ComparePage(Mirror mirror, Differences differences, Snapshots snapshots) {
        this.mirror = mirror;
        this.differences = differences;
        this.snapshots = snapshots;
    }

    /** Compares what was read, and answers how many snapshots were told. */
    int compare(Run run, PartProgress part, List<Thing> read, Instant readAt) {
        var things = byId(read);
        var known = mirror.find(run.corpId(), part.part(), things.keySet());
        var found = new ArrayList<Difference>();
        var told = new ArrayList<Snapshot>();
        for (var thing : things.values()) {
            var before = known.get(thing.id());
            var now = thing.known();
            var change = part.isFirst() && before == null
                    ? null
                    : Change.between(before == null ? null : before.known(), now);
            if (change != null) {
                found.add(difference(now, toldAs(before, now), change, since(part, before), readAt));
            }
            if (before == null || !before.known().equals(now) || run.request().everything()) {
                told.add(Snapshot.of(thing, change, readAt));
            }
        }
        tell(run, found, told);
        mirror.save(
                run.corpId(),
                run.id(),
                things.values().stream()
                        .map(thing -> new Row(thing.known(), readAt))
                        .toList());
        return told.size();
    }

    /** Tells that things are gone, and answers of how many. */
    int gone(Run run, PartProgress part, List<Row> gone, Instant readAt) {
        tell(
                run,
                gone.stream()
                        .map(row ->
                                difference(row.known(), row.known().toldAs(), Change.VANISHED, row.readAt(), readAt))
                        .toList(),
                gone.stream().map(row -> Snapshot.ofGone(row.known(), readAt)).toList());
        mirror.remove(
                run.corpId(),
                part.part(),
                gone.stream().map(row -> row.known().id()).collect(toSet()));
        return gone.size();
    }

    private void tell(Run run, Collection<Difference> found, Collection<Snapshot> told) {
        if (!found.isEmpty()) {
            differences.record(run.corpId(), run.id(), List.copyOf(found));
        }
        if (!told.isEmpty()) {
            snapshots.tell(run, List.copyOf(told));
        }
    }

    private static Instant since(PartProgress part, @Nullable Row before) {
        if (before != null) {
            return before.readAt();
        }
        var since = part.since();
        return since == null ? Instant.EPOCH : since;
    }

    private static Difference difference(
            Known thing, Set<String> toldAs, Change change, Instant since, Instant foundAt) {
        return new Difference(thing.part(), thing.id(), thing.identity(), toldAs, change, since, foundAt, null);
    }

    /** What it is told as now, and was before: of a tag that it lost WeCom tells, and not of the loss. */
    private static Set<String> toldAs(@Nullable Row before, Known now) {
        var all = new HashSet<>(now.toldAs());
        if (before != null) {
            all.addAll(before.known().toldAs());
        }
        return all;
    }

    /** Each once: a thing may stand twice on a page. */
    private static Map<String, Thing> byId(List<Thing> things) {
        return things.stream().collect(toMap(Thing::id, thing -> thing, (_, later) -> later, LinkedHashMap::new));
    }
}

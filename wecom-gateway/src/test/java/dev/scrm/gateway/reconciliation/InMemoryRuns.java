package dev.scrm.gateway.reconciliation;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryRuns implements Runs {
    private record Kept(
            Run run, @Nullable Instant dueAt, @Nullable String claim) {}

    private final Map<String, Kept> runs = new LinkedHashMap<>();
    private int claims;

    @Override
    public boolean begin(Run run) {
        return running(run.corpId()).isEmpty()
                && runs.putIfAbsent(run.id(), new Kept(run, run.request().at(), null)) == null;
    }

    @Override
    public List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit) {
        var taken = new ArrayList<Taken>();
        for (var id : List.copyOf(runs.keySet())) {
            var kept = runs.get(id);
            var dueAt = kept.dueAt();
            if (dueAt != null && !dueAt.isAfter(now) && taken.size() < limit) {
                var claim = "claim " + claims++;
                runs.put(id, new Kept(kept.run(), dueAgainAt, claim));
                taken.add(new Taken(claim, kept.run()));
            }
        }
        return taken;
    }

    @Override
    public boolean save(Taken taken, Run run, Instant dueAgainAt) {
        boolean mine = isMine(taken);
        if (mine) {
            runs.put(run.id(), new Kept(run, dueAgainAt, taken.claim()));
        }
        return mine;
    }

    @Override
    public void putBack(Taken taken, Run run, Instant dueAt) {
        if (isMine(taken)) {
            runs.put(run.id(), new Kept(run, run.finishedAt() == null ? dueAt : null, null));
        }
    }

    @Override
    public boolean cancel(String corpId, String runId, Instant now) {
        var run = find(corpId, runId).filter(found -> found.finishedAt() == null);
        run.ifPresent(found -> runs.put(runId, new Kept(found.ended(Run.Status.CANCELLED, now), null, null)));
        return run.isPresent();
    }

    @Override
    public Optional<Run> find(String corpId, String runId) {
        return Optional.ofNullable(runs.get(runId))
                .map(Kept::run)
                .filter(run -> run.corpId().equals(corpId));
    }

    @Override
    public Optional<Run> running(String corpId) {
        return list(corpId, Integer.MAX_VALUE, null).stream()
                .filter(run -> run.finishedAt() == null)
                .findFirst();
    }

    @Override
    public List<Run> list(String corpId, int limit, @Nullable Instant before) {
        return runs.values().stream()
                .map(Kept::run)
                .filter(run -> run.corpId().equals(corpId))
                .filter(run -> before == null || run.request().at().isBefore(before))
                .sorted(comparing((Run run) -> run.request().at()).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void forgetBefore(Instant finishedAt) {
        runs.values()
                .removeIf(kept -> kept.run().finishedAt() != null
                        && kept.run().finishedAt().isBefore(finishedAt));
    }

    private boolean isMine(Taken taken) {
        var kept = runs.get(taken.run().id());
        return kept != null && taken.claim().equals(kept.claim());
    }
}

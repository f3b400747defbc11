package dev.scrm.gateway.moments;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Followed jobs that end with the test. */
final class InMemoryMomentJobs implements MomentJobs {
    private record Row(
            MomentJob job,
            @Nullable Instant dueAt,
            @Nullable Instant finishedAt) {
        boolean isDue(Instant now) {
            return dueAt != null && !dueAt.isAfter(now);
        }

        boolean isFinishedBefore(Instant time) {
            return finishedAt != null && finishedAt.isBefore(time);
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    @Override
    public void begin(MomentJob job, Instant dueAt) {
        rows.putIfAbsent(job.jobId(), new Row(job, dueAt, null));
    }

    @Override
    public List<MomentJob> takeDue(Instant now, Instant dueAgainAt, int limit) {
        var due = rows.values().stream()
                .filter(row -> row.isDue(now))
                .limit(limit)
                .map(Row::job)
                .toList();
        due.forEach(job -> rows.put(job.jobId(), new Row(job, dueAgainAt, null)));
        return due;
    }

    @Override
    public void finish(MomentJob job, Instant now) {
        rows.put(job.jobId(), new Row(job, null, now));
    }

    @Override
    public void forgetBefore(Instant finishedAt) {
        rows.values().removeIf(row -> row.isFinishedBefore(finishedAt));
    }
}

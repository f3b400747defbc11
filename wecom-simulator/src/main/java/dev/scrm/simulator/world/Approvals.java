package dev.scrm.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The approvals (审批) that were applied for. */
public final class Approvals {
    private static final int KEPT = 50_000;

    /** How an approval stands, as WeCom numbers it. */
    public enum Status {
        IN_PROGRESS(1),
        PASSED(2),
        REJECTED(3),
        CANCELLED(4);

        private final int number;

        Status(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /**
     * One approval.
     *
     * @param applyData what was filled into the form, as JSON
     * @param process through whose hands it goes, as JSON; null in rows of earlier versions
     * @param department that it was applied for; null in rows of earlier versions
     */
    public record Approval(
            String number,
            String templateId,
            String applicant,
            Instant appliedAt,
            Status status,
            String applyData,
            @Nullable String process,
            @Nullable String department) {
        public Approval {
            process = Objects.requireNonNullElse(process, "{}");
            department = Objects.requireNonNullElse(department, "1");
        }

        /** Through whose hands it goes, as JSON. */
        @Override
        public String process() {
            return Objects.requireNonNull(process);
        }

        /** That it was applied for. */
        @Override
        public String department() {
            return Objects.requireNonNull(department);
        }
    }

    private final World world;
    private final Table<Approval> approvals;

    Approvals(World world, Journal journal) {
        this.world = world;
        approvals = journal.table("approvals", Approval.class);
    }

    /** Numbers are of the day in Beijing, and count on. */
    public Approval apply(String templateId, String applicant, String applyData, String process, String department) {
        var day = world.now().atZone(World.BEIJING).toLocalDate().toString().replace("-", "");
        long last = approvals.values().stream()
                .map(Approval::number)
                .filter(number -> number.startsWith(day))
                .mapToLong(number -> Long.parseLong(number.substring(day.length())))
                .max()
                .orElse(0);
        var approval = new Approval(
                day + "%06d".formatted(last + 1),
                templateId,
                applicant,
                world.now(),
                Status.IN_PROGRESS,
                applyData,
                process,
                department);
        world.effects.note("oa/applyevent", applicant, applyData);
        approvals.put(approval.number(), approval);
        approvals.keepNewest(KEPT);
        return approval;
    }

    public Optional<Approval> find(String number) {
        return approvals.find(number);
    }

    public List<Approval> applied(Instant from, Instant to) {
        return approvals.values().stream()
                .filter(approval -> !approval.appliedAt().isBefore(from)
                        && !approval.appliedAt().isAfter(to))
                .toList();
    }

    public Approval decide(Approval before, Status status) {
        return approvals.put(
                before.number(),
                new Approval(
                        before.number(),
                        before.templateId(),
                        before.applicant(),
                        before.appliedAt(),
                        status,
                        before.applyData(),
                        before.process(),
                        before.department()));
    }
}

package dev.scrm.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
     */
    public record Approval(
            String number, String templateId, String applicant, Instant appliedAt, Status status, String applyData) {}

    private final World world;
    private final Table<Approval> approvals;

    Approvals(World world, Journal journal) {
        this.world = world;
        approvals = journal.table("approvals", Approval.class);
    }

    /** Numbers are of the day in Beijing, and count on. */
    public Approval apply(String templateId, String applicant, String applyData) {
        var day = world.now().atZone(World.BEIJING).toLocalDate().toString().replace("-", "");
        long last = approvals.values().stream()
                .map(Approval::number)
                .filter(number -> number.startsWith(day))
                .mapToLong(number -> Long.parseLong(number.substring(day.length())))
                .max()
                .orElse(0);
        var approval = new Approval(
                day + "%06d".formatted(last + 1), templateId, applicant, world.now(), Status.IN_PROGRESS, applyData);
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
                        before.applyData()));
    }
}

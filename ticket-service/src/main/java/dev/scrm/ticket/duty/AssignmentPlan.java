package dev.scrm.ticket.duty;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;

/** Deals tickets out to the people on duty, each to the least loaded, and says why. */
final class AssignmentPlan {
    /** What one person is dealt. */
    private static final class Pile {
        private final Candidate before;
        private final List<Reservation> dealt = new ArrayList<>();
        private Candidate now;

        Pile(Candidate candidate) {
            this.before = candidate;
            this.now = candidate;
        }

        Candidate now() {
            return now;
        }

        void add(Reservation reservation) {
            dealt.add(reservation);
            now = now.withOneMore(reservation.at());
        }
    }

    private AssignmentPlan() {}

    /** One grant for each person who gets something; none when nobody is on duty. */
    static List<Grant> of(Collection<String> ticketIds, Collection<Candidate> onDuty, Instant now) {
        if (onDuty.isEmpty()) {
            return List.of();
        }
        var piles = onDuty.stream().map(Pile::new).toList();
        var queue = new PriorityQueue<>(comparing(Pile::now, Candidate.ORDER));
        queue.addAll(piles);
        for (var ticketId : ticketIds) {
            var chosen = queue.remove();
            chosen.add(new Reservation(ticketId, reason(chosen.now(), queue), now));
            queue.add(chosen);
        }
        return piles.stream()
                .filter(pile -> !pile.dealt.isEmpty())
                .map(pile -> new Grant(pile.before.staff(), pile.before.load(), List.copyOf(pile.dealt)))
                .toList();
    }

    private static String reason(Candidate chosen, Collection<Pile> others) {
        var load = chosen.load() == 1 ? "1 open ticket" : chosen.load() + " open tickets";
        if (others.isEmpty()) {
            return "the only one on duty: " + load;
        }
        var equals = others.stream()
                .filter(other -> other.now().load() == chosen.load())
                .count();
        var tie = equals == 0 ? "" : ", as have %d more; assigned longest ago".formatted(equals);
        return "least-loaded of %d on duty: %s%s".formatted(others.size() + 1, load, tie);
    }
}

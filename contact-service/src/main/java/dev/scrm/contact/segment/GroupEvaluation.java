package dev.scrm.contact.segment;

import static java.util.Comparator.comparing;

import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.segment.Condition.InGroups;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks in which group chats a person is: how many count now, and when as many will count that the answer is another. */
final class GroupEvaluation {
    private final InGroups asked;
    private final Instant now;

    GroupEvaluation(InGroups asked, Instant now) {
        this.asked = asked;
        this.now = now;
    }

    /** From then on a group counts, or does no more. */
    private record Change(Instant at, boolean comes) {}

    Verdict of(List<GroupStay> stays) {
        List<Change> changes = new ArrayList<>();
        int count = count(stays, changes);
        return new Verdict(holds(count), until(count, changes));
    }

    Explanation explain(List<GroupStay> stays) {
        var verdict = of(stays);
        var measured = BigDecimal.valueOf(count(stays, new ArrayList<>()));
        return new Explanation(asked, verdict.holds(), verdict.until(), List.of(), measured, List.of());
    }

    private int count(List<GroupStay> stays, List<Change> changes) {
        int count = 0;
        for (var stay : stays) {
            if (isAskedFor(stay)) {
                count += counts(stay, changes) ? 1 : 0;
            }
        }
        return count;
    }

    private boolean isAskedFor(GroupStay stay) {
        return asked.chatIds().isEmpty() || asked.chatIds().contains(stay.chatId());
    }

    private boolean counts(GroupStay stay, List<Change> changes) {
        var test = asked.since();
        if (test == null) {
            return true;
        }
        var since = stay.since() == null ? null : stay.since().toString();
        var first = ValueEvaluation.of(test, since, now);
        var verdict = first;
        for (var at = first.until(); at != null; at = verdict.until()) {
            var next = ValueEvaluation.of(test, since, at);
            if (next.holds() != verdict.holds()) {
                changes.add(new Change(at, next.holds()));
            }
            verdict = next;
        }
        return first.holds();
    }

    /** What happens at one instant happens at once: only after it the number counts. */
    private @Nullable Instant until(int now, List<Change> changes) {
        changes.sort(comparing(Change::at));
        int count = now;
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            count += change.comes() ? 1 : -1;
            boolean last = i + 1 == changes.size() || !changes.get(i + 1).at().equals(change.at());
            if (last && holds(count) != holds(now)) {
                return change.at();
            }
        }
        return null;
    }

    private boolean holds(int count) {
        return asked.bounds().contain(BigDecimal.valueOf(count));
    }
}

package dev.scrm.contact.behavior;

import dev.scrm.contact.behavior.Resolve.Owned;
import dev.scrm.contact.behavior.SourceFigures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps behaviours of people who are known with one write, and tells those that were not told before. */
final class KeepAndTell {
    private static final Duration LATE = Duration.ofDays(1);

    private final Behaviors behaviors;
    private final BehaviorNews news;
    private final Forgotten forgotten;

    KeepAndTell(Behaviors behaviors, BehaviorNews news, Forgotten forgotten) {
        this.behaviors = behaviors;
        this.news = news;
        this.forgotten = forgotten;
    }

    /** @return those that were told */
    List<Owned> keepAndTell(List<Owned> owned, Tally tally) {
        var all = forgotten.without(owned, Owned::behavior, Owned::contactId);
        if (all.isEmpty()) {
            return List.of();
        }
        var toldBefore = behaviors.keep(all.stream().map(Owned::entry).toList());
        var fresh = new ArrayList<Owned>();
        for (var one : all) {
            if (toldBefore.contains(one.behavior().id())) {
                tally.count(one.behavior(), Figure.DUPLICATE);
            } else {
                fresh.add(one);
            }
        }
        news.tell(fresh.stream().map(Owned::ofContact).toList());
        for (var one : fresh) {
            tally.count(one.behavior(), Figure.RECORDED);
            if (isLate(one.behavior())) {
                tally.count(one.behavior(), Figure.LATE);
            }
        }
        return fresh;
    }

    private static boolean isLate(Behavior behavior) {
        return behavior.receivedAt().isAfter(behavior.occurredAt().plus(LATE));
    }
}

package dev.scrm.contact.behavior;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.behavior.Resolve.Owned;
import dev.scrm.contact.behavior.SourceFigures.Figure;
import dev.scrm.contact.behavior.WaitingBehaviors.Waiting;
import java.util.Collection;

/** Tells behaviours that waited: somebody turned out to be whom they waited for. */
public final class ReleaseWaiting {
    private static final int AT_ONCE = 500;

    private final WaitingBehaviors waitingBehaviors;
    private final Resolve resolve;
    private final KeepAndTell keepAndTell;
    private final SourceFigures figures;

    ReleaseWaiting(WaitingBehaviors waitingBehaviors, Resolve resolve, KeepAndTell keepAndTell, SourceFigures figures) {
        this.waitingBehaviors = waitingBehaviors;
        this.resolve = resolve;
        this.keepAndTell = keepAndTell;
        this.figures = figures;
    }

    /** Tells what waits for any of these, if they are known; as often as one likes. */
    public void release(String corpId, Collection<String> awaited) {
        while (true) {
            var waiting = waitingBehaviors.find(corpId, awaited, AT_ONCE);
            var known = resolve.resolve(waiting.stream().map(Waiting::received).toList())
                    .somebodys();
            if (known.isEmpty()) {
                return;
            }
            var tally = new Tally();
            for (var one : keepAndTell.keepAndTell(known, tally)) {
                tally.count(one.behavior(), Figure.RELEASED);
            }
            var told = known.stream().map(Owned::behavior).map(Behavior::id).collect(toSet());
            waitingBehaviors.remove(
                    corpId,
                    waiting.stream().filter(one -> told.contains(one.id())).toList());
            tally.writeTo(figures);
        }
    }
}

package dev.scrm.contact.behavior;

import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.SourceFigures.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Records the behaviours of a poll: whose they are is looked up for all at once, they are kept with one write, and told. Those
 * of nobody wait until somebody turns out to be it.
 */
final class RecordBehaviors {
    private final Resolve resolve;
    private final KeepAndTell keepAndTell;
    private final KeepWaiting keepWaiting;
    private final Forgotten forgotten;

    RecordBehaviors(Resolve resolve, KeepAndTell keepAndTell, KeepWaiting keepWaiting, Forgotten forgotten) {
        this.forgotten = forgotten;
        this.resolve = resolve;
        this.keepAndTell = keepAndTell;
        this.keepWaiting = keepWaiting;
    }

    /**
     * Records them in their order; as often as one likes.
     *
     * @return those of nobody for which there is no room to wait
     */
    List<Received> record(List<Received> received, Tally tally) {
        var resolved = resolve.resolve(firstOfEach(received, tally));
        keepAndTell.keepAndTell(resolved.somebodys(), tally);
        var nobodys =
                forgotten.without(resolved.nobodys(), Received::behavior, one -> forgotten.wouldBe(one.behavior()));
        return keepWaiting.keep(nobodys, tally);
    }

    /** Whoever tells the same twice in a poll tells it once. */
    private static List<Received> firstOfEach(List<Received> received, Tally tally) {
        Set<String> ids = new HashSet<>();
        List<Received> first = new ArrayList<>();
        for (var one : received) {
            if (ids.add(one.behavior().id())) {
                first.add(one);
            } else {
                tally.count(one.behavior(), Figure.DUPLICATE);
            }
        }
        return first;
    }
}

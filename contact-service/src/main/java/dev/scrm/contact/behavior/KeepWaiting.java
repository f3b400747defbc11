package dev.scrm.contact.behavior;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.SourceFigures.Figure;
import dev.scrm.contact.behavior.WaitingBehaviors.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps behaviours of nobody until somebody turns out to be it. */
final class KeepWaiting {
    private final WaitingBehaviors waitingBehaviors;
    private final Resolve resolve;
    private final ReleaseWaiting releaseWaiting;

    KeepWaiting(WaitingBehaviors waitingBehaviors, Resolve resolve, ReleaseWaiting releaseWaiting) {
        this.waitingBehaviors = waitingBehaviors;
        this.resolve = resolve;
        this.releaseWaiting = releaseWaiting;
    }

    void keep(List<Received> nobodys, Tally tally) {
        nobodys.stream()
                .collect(groupingBy(one -> one.behavior().corpId()))
                .forEach((corpId, ofCorp) -> keep(corpId, ofCorp, tally));
    }

    private void keep(String corpId, List<Received> nobodys, Tally tally) {
        Map<Subject, String> awaited = new HashMap<>();
        var waiting = nobodys.stream()
                .map(one -> new Waiting(
                        one, awaited.computeIfAbsent(one.behavior().subject(), subject -> subject.awaited(corpId))))
                .toList();
        var toldBefore = waitingBehaviors.keep(waiting);
        for (var one : nobodys) {
            var known = toldBefore.contains(one.behavior().id());
            tally.count(one.behavior(), known ? Figure.DUPLICATE : Figure.WAITING);
        }
        // Who was claimed in the meantime looked for them before they were there.
        var claimed = resolve.resolve(nobodys).somebodys().stream()
                .map(one -> awaited.get(one.behavior().subject()))
                .collect(toSet());
        if (!claimed.isEmpty()) {
            releaseWaiting.release(corpId, claimed);
        }
    }
}

package dev.scrm.contact.portrait;

import dev.scrm.contact.behavior.Behavior;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.timeline.Timelines;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Draws the portrait of a contact from what is known now: nothing of it is kept, so that it is never old. */
public final class DrawPortrait {
    private final Behaviors behaviors;
    private final Predictions predictions;
    private final RulesOfCorps rules;
    private final Timelines timelines;
    private final Clock clock;

    DrawPortrait(Behaviors behaviors, Predictions predictions, RulesOfCorps rules, Timelines timelines, Clock clock) {
        this.behaviors = behaviors;
        this.timelines = timelines;
        this.predictions = predictions;
        this.rules = rules;
        this.clock = clock;
    }

    public Portrait draw(Contact contact) {
        var corpId = contact.id().corpId();
        List<Behavior> latest = behaviors.list(corpId, contact.everyId(), null, Portrait.MOST_DEEDS, null).stream()
                .map(Behaviors.OfContact::behavior)
                .toList();
        return Portrait.of(contact.person(), latest, rules.of(corpId), clock.instant());
    }

    /** When staff and the contact last had to do with each other, as far as its latest entries tell. */
    public Optional<LastTouch> lastTouch(Contact contact) {
        return LastTouch.of(timelines.list(contact.id().corpId(), contact.everyId(), LastTouch.LOOK_BACK, null));
    }

    /** What models say of it, as long as they stand by it. */
    public List<Prediction> predictions(Contact contact) {
        var now = clock.instant();
        return predictions.list(contact.id().corpId(), contact.everyId()).stream()
                .filter(one -> one.isShownAt(now))
                .toList();
    }
}

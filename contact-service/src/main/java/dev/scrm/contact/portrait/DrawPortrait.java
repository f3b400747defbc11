package dev.scrm.contact.portrait;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.Timelines;
import java.time.Clock;
import java.util.List;

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

    /** From what is known of a contact; each part may be read at the same time as the others. */
    public Portrait draw(Contact contact, Known known, PortraitRules judgedBy) {
        return Portrait.of(contact.person(), known, judgedBy, clock.instant());
    }

    public Known known(Contact contact) {
        return new Known(did(contact), orders(contact), happened(contact));
    }

    public List<Behaviors.OfContact> did(Contact contact) {
        return behaviors.list(contact.id().corpId(), contact.everyId(), null, Known.MOST_DEEDS, null);
    }

    public List<Behaviors.OfContact> orders(Contact contact) {
        return behaviors.listOrders(contact.id().corpId(), contact.everyId(), Known.MOST_ORDERS);
    }

    public List<TimelineEntry> happened(Contact contact) {
        return timelines.list(contact.id().corpId(), contact.everyId(), Known.MOST_ENTRIES, null);
    }

    public PortraitRules rules(Contact contact) {
        return rules.of(contact.id().corpId());
    }

    /** What models say of it, as long as they stand by it. */
    public List<Prediction> predictions(Contact contact) {
        var now = clock.instant();
        return predictions.list(contact.id().corpId(), contact.everyId()).stream()
                .filter(one -> one.isShownAt(now))
                .toList();
    }
}

package dev.scrm.contact.contact.schedule;

import dev.scrm.contact.contact.EndTags;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for tags that end; every replica does, and each contact's version lets one of them change it. */
@Component
class TagSchedule {
    private final EndTags endTags;

    TagSchedule(EndTags endTags) {
        this.endTags = endTags;
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "${contact.tags.expire-every:PT1S}")
    void expire() {
        endTags.expire();
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "${contact.tags.remove-deleted-every:PT5S}")
    void removeDeleted() {
        endTags.removeDeleted();
    }
}

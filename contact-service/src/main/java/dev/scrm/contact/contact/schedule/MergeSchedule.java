package dev.scrm.contact.contact.schedule;

import dev.scrm.contact.contact.SettleMerges;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for merges that are not settled; every replica does, and each contact's version lets one of them change it. */
@Component
class MergeSchedule {
    private final SettleMerges settleMerges;

    MergeSchedule(SettleMerges settleMerges) {
        this.settleMerges = settleMerges;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "${contact.merges.settle-every:PT1M}")
    void settle() {
        settleMerges.settle();
    }
}

package dev.scrm.contact.behavior.schedule;

import dev.scrm.contact.behavior.ForgetBehaviors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets every hour; it does not matter that every replica does. */
@Component
class ForgetSchedule {
    private final ForgetBehaviors forgetBehaviors;

    ForgetSchedule(ForgetBehaviors forgetBehaviors) {
        this.forgetBehaviors = forgetBehaviors;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        forgetBehaviors.forget();
    }
}

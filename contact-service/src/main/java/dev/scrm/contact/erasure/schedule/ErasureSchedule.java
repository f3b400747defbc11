package dev.scrm.contact.erasure.schedule;

import dev.scrm.contact.erasure.CarryOutErasures;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with erasures; every replica does, and each erasure's version lets one of them take a step. */
@Component
class ErasureSchedule {
    private final CarryOutErasures carryOutErasures;

    ErasureSchedule(CarryOutErasures carryOutErasures) {
        this.carryOutErasures = carryOutErasures;
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void goOn() {
        carryOutErasures.goOn();
    }
}

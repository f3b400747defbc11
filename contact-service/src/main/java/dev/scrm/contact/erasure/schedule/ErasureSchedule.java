package dev.scrm.contact.erasure.schedule;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ContactMetric;
import dev.scrm.contact.erasure.CarryOutErasures;
import dev.scrm.contact.erasure.FollowErasures;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes on with erasures; every replica does, and each erasure's version lets one of them take a step. Tells how many take longer than
 * they should.
 */
@Component
class ErasureSchedule {
    private final CarryOutErasures carryOutErasures;
    private final FollowErasures followErasures;
    private final AtomicLong overdue;

    ErasureSchedule(CarryOutErasures carryOutErasures, FollowErasures followErasures, MeterRegistry registry) {
        this.carryOutErasures = carryOutErasures;
        this.followErasures = followErasures;
        this.overdue = requireNonNull(registry.gauge(ContactMetric.ERASURES_OVERDUE.metricName(), new AtomicLong()));
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void goOn() {
        carryOutErasures.goOn();
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT30S")
    void countOverdue() {
        overdue.set(followErasures.countOverdue());
    }
}

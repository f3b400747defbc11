package dev.scrm.gateway.callbacks.schedule;

import dev.scrm.gateway.callbacks.WriteDownTally;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes down every few seconds what was counted, and once more when the process ends in order. */
@Component
class TallySchedule {
    private final WriteDownTally writeDownTally;

    TallySchedule(WriteDownTally writeDownTally) {
        this.writeDownTally = writeDownTally;
    }

    @PreDestroy
    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void writeDown() {
        writeDownTally.writeDown();
    }
}

package dev.scrm.contact.segment.schedule;

import dev.scrm.contact.segment.CleanSegments;
import dev.scrm.contact.segment.TakeSnapshots;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for what is to be forgotten, which is forgotten once, and for snapshots to take, of which each has one who writes it. */
@Component
class SegmentSchedule {
    private final CleanSegments cleanSegments;
    private final TakeSnapshots takeSnapshots;

    SegmentSchedule(CleanSegments cleanSegments, TakeSnapshots takeSnapshots) {
        this.cleanSegments = cleanSegments;
        this.takeSnapshots = takeSnapshots;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${contact.segments.clean-every:PT1H}")
    void clean() {
        cleanSegments.clean();
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT0.5S")
    void takeSnapshots() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = takeSnapshots.work();
        }
    }
}

package dev.scrm.contact.segment.schedule;

import dev.scrm.contact.segment.CleanSegments;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for what is to be forgotten; every replica does, since it is forgotten once. */
@Component
class SegmentSchedule {
    private final CleanSegments cleanSegments;

    SegmentSchedule(CleanSegments cleanSegments) {
        this.cleanSegments = cleanSegments;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${contact.segments.clean-every:PT1H}")
    void clean() {
        cleanSegments.clean();
    }
}

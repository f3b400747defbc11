package dev.scrm.contact.audit.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.LinkRecords;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReadEvents;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears what is to be recorded, a poll at a time. */
@Component
class AuditListener implements EventBatchHandler {
    private final LinkRecords linkRecords;

    AuditListener(LinkRecords linkRecords) {
        this.linkRecords = linkRecords;
    }

    @Override
    public boolean concerns(EventEnvelope envelope) {
        return envelope.type().name().equals(AuditMessages.RECORDED.name());
    }

    /** What cannot be read is reported after the others are done. */
    @Override
    public void handle(List<Lane> lanes) {
        var told = ReadEvents.of(lanes, event -> AuditMessages.read(event.envelope()));
        told.readable().stream()
                .collect(groupingBy(AuditRecord::corpId, LinkedHashMap::new, toList()))
                .forEach(linkRecords::link);
        told.reportUnreadable();
    }
}

package dev.scrm.contact.exports;

import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRecord.Actor;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.contact.privacy.Visibility;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the trail who stands on a page, before the page is kept: nobody stands in a file of whom the trail does not say so. A page that
 * was drawn again after a process died may have others on it, who are told as well.
 */
final class RecordPage {
    static final String OPERATION = "contact-export-row-written";

    /** A record is looked for by the contacts that it names. */
    private static final int CONTACTS_OF_A_RECORD = 100;

    private final AuditIntake trail;
    private final Clock clock;

    RecordPage(AuditIntake trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** As often as one likes; throws when the trail takes nothing, so that the page is not written either. */
    void record(ContactExport job, ExportPage page, List<String> contactIds) {
        List<AuditRecord> records = new ArrayList<>();
        for (int from = 0; from < contactIds.size(); from += CONTACTS_OF_A_RECORD) {
            int to = Math.min(contactIds.size(), from + CONTACTS_OF_A_RECORD);
            records.add(of(job, page, contactIds.subList(from, to)));
        }
        if (!records.isEmpty()) {
            trail.submit(records);
        }
    }

    private AuditRecord of(ContactExport job, ExportPage page, List<String> contactIds) {
        var asker = job.asker();
        var unmasked = page.shown().entrySet().stream()
                .filter(shown -> shown.getValue() == Visibility.SHOWN)
                .map(Map.Entry::getKey)
                .toList();
        return new AuditRecord(
                Ids.derived("export-page", job.corpId(), job.id(), String.join(",", contactIds)),
                job.corpId(),
                clock.instant(),
                AuditKind.EXPORT,
                OPERATION,
                AuditStep.DONE,
                new Actor(asker.name(), asker.roles(), null),
                new Subject(contactIds, new TreeMap<>(Map.of("exportId", job.id())), contactIds.size(), unmasked),
                null,
                null,
                null);
    }
}

package dev.scrm.contact.audit;

import dev.scrm.contact.audit.AuditRecord.Reason;
import java.util.List;

/** An answer that shows in plain what is masked otherwise: the trail says why. */
public interface Revealed extends AboutContacts {
    List<String> classesRevealed();

    Reason reasonGiven();
}

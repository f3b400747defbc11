package dev.scrm.contact.audit;

import java.util.List;

/** Where records go first: durable when it returns, linked into the chain a moment later. */
public interface AuditIntake {
    /** @throws AuditRefused when they cannot be kept; what was to be recorded must not be done then */
    void submit(List<AuditRecord> records);
}

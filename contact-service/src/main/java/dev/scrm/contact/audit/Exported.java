package dev.scrm.contact.audit;

import dev.scrm.contact.audit.AuditRecord.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer about a file of contacts: the trail says which file, what of it is in plain, and why somebody wanted it. */
public interface Exported {
    String exportId();

    List<String> classesExported();

    /** Absent where nobody had to say. */
    @Nullable
    Reason reasonGiven();
}

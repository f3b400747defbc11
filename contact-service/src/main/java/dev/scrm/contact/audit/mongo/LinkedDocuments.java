package dev.scrm.contact.audit.mongo;

import dev.scrm.contact.audit.AuditKind;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRecord.Actor;
import dev.scrm.contact.audit.AuditRecord.Reason;
import dev.scrm.contact.audit.AuditRecord.References;
import dev.scrm.contact.audit.AuditRecord.Subject;
import dev.scrm.contact.audit.AuditStep;
import dev.scrm.contact.audit.LinkedRecord;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Records as they lie in MongoDB. Written and read by hand, and not by the codec of records: somebody may have changed what lies
 * there into anything, and that has to be found and not to fail.
 */
final class LinkedDocuments {
    private LinkedDocuments() {}

    static Document of(LinkedRecord linked) {
        var record = linked.record();
        var actor = record.actor();
        var subject = record.subject();
        var document = new Document("id", record.id())
                .append("sequence", linked.sequence())
                .append("previousHash", linked.previousHash())
                .append("hash", linked.hash())
                .append("at", Date.from(record.at()))
                .append("kind", record.kind().word())
                .append("operation", record.operation())
                .append("step", record.step().word())
                .append("actor", actor.name())
                .append("roles", actor.roles())
                .append("dataScope", actor.dataScope())
                .append("contactIds", subject.contactIds())
                .append("filters", filters(subject))
                .append("count", subject.count())
                .append("unmasked", subject.unmasked())
                .append("request", record.request());
        var references = record.references();
        if (references != null) {
            document.append("before", references.before()).append("after", references.after());
        }
        var reason = record.reason();
        if (reason != null) {
            document.append("purpose", reason.purpose()).append("because", reason.because());
        }
        return document;
    }

    /** What lies there, if it is to the last field what was written of a record. */
    static Optional<LinkedRecord> stored(String corpId, Object lying) {
        try {
            return lying instanceof Document document
                    ? Optional.of(record(corpId, document))
                            .filter(linked -> of(linked).equals(document))
                    : Optional.empty();
        } catch (RuntimeException _) { // whatever somebody made of it, it is no record any more
            return Optional.empty();
        }
    }

    private static LinkedRecord record(String corpId, Document document) {
        var record = new AuditRecord(
                document.getString("id"),
                corpId,
                document.getDate("at").toInstant(),
                AuditKind.of(document.getString("kind")),
                document.getString("operation"),
                AuditStep.of(document.getString("step")),
                new Actor(
                        document.getString("actor"),
                        document.getList("roles", String.class),
                        document.getString("dataScope")),
                new Subject(
                        document.getList("contactIds", String.class),
                        filters(document),
                        document.getInteger("count"),
                        document.getList("unmasked", String.class)),
                document.getString("request"),
                document.containsKey("before") || document.containsKey("after")
                        ? new References(document.getString("before"), document.getString("after"))
                        : null,
                document.containsKey("purpose")
                        ? new Reason(document.getString("purpose"), document.getString("because"))
                        : null);
        return new LinkedRecord(
                document.getLong("sequence"), document.getString("previousHash"), document.getString("hash"), record);
    }

    /** A list of pairs: names of fields are no place for what callers say. */
    private static List<Document> filters(Subject subject) {
        List<Document> filters = new ArrayList<>();
        subject.filters().forEach((name, value) -> filters.add(new Document("name", name).append("value", value)));
        return filters;
    }

    private static SortedMap<String, String> filters(Document document) {
        var filters = new TreeMap<String, String>();
        for (var filter : document.getList("filters", Document.class)) {
            filters.put(filter.getString("name"), filter.getString("value"));
        }
        return filters;
    }
}

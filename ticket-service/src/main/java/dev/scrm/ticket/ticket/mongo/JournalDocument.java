package dev.scrm.ticket.ticket.mongo;

import dev.scrm.ticket.ticket.JournalEntry;
import dev.scrm.ticket.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A journal entry as it lies in MongoDB; its id is corp and message. */
public record JournalDocument(
        @BsonId String id,
        String corp,
        String ticketId,
        String messageId,
        String origin,
        @Nullable String staffId,
        Instant at,
        List<String> alertWords) {
    static JournalDocument of(JournalEntry entry) {
        var corpId = entry.ticket().corpId();
        return new JournalDocument(
                id(corpId, entry.messageId()),
                corpId,
                entry.ticket().value(),
                entry.messageId(),
                entry.origin(),
                entry.staffId(),
                entry.at(),
                entry.alertWords());
    }

    static String id(String corpId, String messageId) {
        return corpId + ":" + messageId;
    }

    JournalEntry entry() {
        return new JournalEntry(new TicketId(corp, ticketId), messageId, origin, staffId, at, alertWords);
    }
}

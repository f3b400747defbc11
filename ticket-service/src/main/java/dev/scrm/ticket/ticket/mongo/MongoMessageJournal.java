package dev.scrm.ticket.ticket.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.set;
import static java.util.Comparator.comparing;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import dev.scrm.platform.mongo.Indexed;
import dev.scrm.ticket.ticket.JournalEntry;
import dev.scrm.ticket.ticket.MessageJournal;
import dev.scrm.ticket.ticket.TicketFacts;
import dev.scrm.ticket.ticket.TicketId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The journal: one small document a message, found by its id. */
@Component
class MongoMessageJournal implements MessageJournal, Indexed {
    private final MongoCollection<JournalDocument> entries;

    MongoMessageJournal(MongoDatabase database) {
        this.entries =
                database.getCollection("messages", JournalDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        entries.createIndex(ascending("corp", "ticketId", "at"));
    }

    @Override
    public Set<String> known(String corpId, Collection<String> messageIds) {
        var ids = messageIds.stream().map(id -> JournalDocument.id(corpId, id)).toList();
        var known = new HashSet<String>();
        entries.find(in("_id", ids)).forEach(entry -> known.add(entry.messageId()));
        return known;
    }

    @Override
    public void record(List<JournalEntry> added) {
        if (added.isEmpty()) {
            return;
        }
        try {
            entries.insertMany(
                    added.stream()
                            .map(JournalDocument::of)
                            .sorted(comparing(JournalDocument::id)) // as everywhere: one order, no deadlocks
                            .toList(),
                    new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!onlyKnownOnes(e)) {
                throw e;
            }
        }
    }

    private static boolean onlyKnownOnes(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    @Override
    public void erase(List<TicketId> tickets) {
        for (var ticket : tickets) {
            entries.updateMany(
                    and(eq("corp", ticket.corpId()), eq("ticketId", ticket.value()), exists("alertWords.0")),
                    set("alertWords", List.of(TicketFacts.ERASED)));
        }
    }

    @Override
    public List<JournalEntry> of(TicketId ticket, int limit) {
        var found = new ArrayList<JournalEntry>();
        entries.find(and(eq("corp", ticket.corpId()), eq("ticketId", ticket.value())))
                .sort(descending("at", "_id"))
                .limit(limit)
                .forEach(entry -> found.addFirst(entry.entry()));
        return found;
    }
}

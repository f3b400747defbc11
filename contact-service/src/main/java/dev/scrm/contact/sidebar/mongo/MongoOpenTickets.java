package dev.scrm.contact.sidebar.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.scrm.contact.sidebar.OpenTicket;
import dev.scrm.contact.sidebar.OpenTickets;
import dev.scrm.contact.sidebar.TicketChange;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open tickets, one document each; a closed one has none. */
@Component
class MongoOpenTickets implements OpenTickets, Indexed {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;

    MongoOpenTickets(MongoDatabase database) {
        this.collection = database.getCollection("open-tickets").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "contact", "openedAt"));
    }

    @Override
    public void take(List<Told> told) {
        if (!told.isEmpty()) {
            collection.bulkWrite(
                    told.stream().map(MongoOpenTickets::write).toList(), new BulkWriteOptions().ordered(true));
        }
    }

    private static WriteModel<Document> write(Told told) {
        var mine = eq("_id", told.corpId() + ":" + told.change().ticketId());
        return switch (told.change()) {
            case TicketChange.Opened(var ticket) -> new UpdateOneModel<>(mine, opened(told.corpId(), ticket), UPSERT);
            case TicketChange.Assigned(var _, var staffId) -> new UpdateOneModel<>(mine, set("staff", staffId));
            case TicketChange.Alarmed(var _) -> new UpdateOneModel<>(mine, set("redAlert", true));
            case TicketChange.Responded(var _, var at) -> new UpdateOneModel<>(mine, set("respondedAt", Date.from(at)));
            case TicketChange.Closed(var _) -> new DeleteOneModel<>(mine);
        };
    }

    private static Bson opened(String corpId, OpenTicket ticket) {
        return combine(
                set("corp", corpId),
                set("ticket", ticket.ticketId()),
                set("number", ticket.number()),
                set("contact", ticket.contactId()),
                set("openedAt", Date.from(ticket.openedAt())),
                set("firstResponseDueAt", date(ticket.firstResponseDueAt())));
    }

    private static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    @Override
    public List<OpenTicket> list(String corpId, Collection<String> contactIds, int limit) {
        List<OpenTicket> open = new ArrayList<>();
        for (var document : collection
                .find(and(eq("corp", corpId), in("contact", contactIds)))
                .sort(ascending("openedAt"))
                .limit(limit)) {
            open.add(new OpenTicket(
                    document.getString("ticket"),
                    document.getString("number"),
                    document.getString("contact"),
                    document.getDate("openedAt").toInstant(),
                    instant(document, "firstResponseDueAt"),
                    document.getString("staff"),
                    document.getBoolean("redAlert", false),
                    instant(document, "respondedAt")));
        }
        return open;
    }

    private static @Nullable Instant instant(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}

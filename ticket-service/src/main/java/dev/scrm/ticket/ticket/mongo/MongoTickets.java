package dev.scrm.ticket.ticket.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.mongo.AggregateCollection;
import dev.scrm.platform.mongo.AggregateMapping;
import dev.scrm.platform.mongo.Change;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Indexed;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.ticket.ticket.Conversation;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.TicketChange;
import dev.scrm.ticket.ticket.TicketEvent;
import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.TicketPage;
import dev.scrm.ticket.ticket.TicketPosition;
import dev.scrm.ticket.ticket.TicketQuery;
import dev.scrm.ticket.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The tickets, one document each. */
@Component
class MongoTickets implements Tickets, Indexed {
    private static final String CONVERSATION = "state.conversation";
    private static final String ORDINAL = "state.ordinal";
    private static final String OPENED_AT = "state.openedAt";
    private static final String DEADLINE = "state.deadline";
    private static final String WAITING_SINCE = "state.waitingSince";
    private static final String HOLDER = "state.holder";
    private static final String STATUS = "state.status";
    private static final String STAFF_ID = "state.staffId";
    private static final String CONTACT_ID = "state.contactId";

    private final AggregateCollection<Ticket, TicketEvent> tickets;

    MongoTickets(
            MongoDatabase database,
            EventWire<Ticket, TicketEvent> wire,
            MessageBodies bodies,
            OutboxRelay relay,
            Clock clock) {
        var mapping = new AggregateMapping<Ticket, TicketEvent, TicketDocument>(
                TicketDocument.class,
                ticket -> TicketDocument.of(ticket, bodies),
                document -> document.ticket(bodies),
                wire);
        this.tickets = AggregateCollection.of(database, "tickets", mapping, relay, clock);
    }

    @Override
    public void createIndexes() {
        tickets.createIndexes();
        var documents = tickets.documents();
        documents.createIndex(ascending("corp", CONVERSATION, ORDINAL));
        documents.createIndex(ascending(DEADLINE), new IndexOptions().sparse(true));
        documents.createIndex(ascending("corp", WAITING_SINCE));
        documents.createIndex(ascending("corp", HOLDER));
        documents.createIndex(ascending("corp", OPENED_AT, "id"));
        for (var field : List.of(STATUS, STAFF_ID, CONTACT_ID)) {
            documents.createIndex(ascending("corp", field, OPENED_AT, "id"));
        }
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return tickets.find(id.corpId(), id.value());
    }

    @Override
    public Map<TicketId, Ticket> findAll(String corpId, Collection<TicketId> ids) {
        var found = new HashMap<TicketId, Ticket>();
        tickets.findAll(corpId, ids.stream().map(TicketId::value).toList())
                .forEach((id, ticket) -> found.put(new TicketId(corpId, id), ticket));
        return found;
    }

    @Override
    public Map<Conversation, Ticket> last(String corpId, Collection<Conversation> conversations) {
        var byId = conversations.stream().collect(toMap(Conversation::id, identity()));
        var lastIds = new ArrayList<TicketId>();
        for (var group : tickets.documents()
                .aggregate(List.of(
                        Aggregates.match(and(eq("corp", corpId), in(CONVERSATION, byId.keySet()))),
                        Aggregates.group("$" + CONVERSATION, Accumulators.max("ordinal", "$" + ORDINAL))))) {
            var ordinal = group.getNumber("ordinal").intValue();
            Optional.ofNullable(byId.get(group.getString("_id").getValue()))
                    .ifPresent(conversation -> lastIds.add(conversation.ticket(ordinal)));
        }
        return findAll(corpId, lastIds).values().stream()
                .collect(toMap(ticket -> ticket.facts().conversation(), identity()));
    }

    @Override
    public Ticket update(TicketId id, Function<Ticket, Decision<Ticket, TicketEvent>> decide) {
        return tickets.update(
                id.corpId(), id.value(), TicketChange.of(id, null, decide).decide());
    }

    /** In the order of ids, because DocumentDB locks every document of a bulk: in two orders two bulks would deadlock. */
    @Override
    public void updateAll(List<TicketChange> changes) {
        tickets.applyAll(changes.stream()
                .sorted(comparing(change -> change.id().value()))
                .map(change -> new Change<>(
                        change.id().corpId(), change.id().value(), change.position(), change.cause(), change.decide()))
                .toList());
    }

    @Override
    public TicketPage list(TicketQuery query) {
        var found = new ArrayList<Ticket>();
        tickets.documents()
                .find(conditions(query))
                .sort(descending(OPENED_AT, "id"))
                .limit(query.limit() + 1)
                .forEach(document -> found.add(tickets.state(document)));
        return TicketPage.of(found, query.limit());
    }

    private static Bson conditions(TicketQuery query) {
        var conditions = new ArrayList<Bson>(List.of(eq("corp", query.scope().corpId())));
        if (!query.scope().everyones()) {
            // No staff id, no tickets: null would match the tickets nobody is responsible for.
            conditions.add(
                    eq(STAFF_ID, Optional.ofNullable(query.scope().staffId()).orElse("")));
        }
        Optional.ofNullable(query.status()).ifPresent(status -> conditions.add(eq(STATUS, status.wire())));
        Optional.ofNullable(query.staffId()).ifPresent(staffId -> conditions.add(eq(STAFF_ID, staffId)));
        Optional.ofNullable(query.contactId()).ifPresent(contactId -> conditions.add(eq(CONTACT_ID, contactId)));
        Optional.ofNullable(query.redAlert()).ifPresent(redAlert -> conditions.add(eq("state.redAlert", redAlert)));
        Optional.ofNullable(query.after()).ifPresent(after -> conditions.add(behind(after)));
        return and(conditions);
    }

    private static Bson behind(TicketPosition position) {
        return or(
                lt(OPENED_AT, position.openedAt()),
                and(eq(OPENED_AT, position.openedAt()), lt("id", position.ticketId())));
    }

    @Override
    public List<TicketId> overdue(Instant now, int limit) {
        return ids(tickets.documents()
                .find(lt(DEADLINE, now))
                .sort(ascending(DEADLINE))
                .limit(limit));
    }

    @Override
    public List<TicketId> waiting(String corpId, Instant openedUntil, int limit) {
        return ids(tickets.documents()
                .find(and(eq("corp", corpId), lte(WAITING_SINCE, openedUntil)))
                .sort(ascending(WAITING_SINCE))
                .limit(limit));
    }

    @Override
    public Set<TicketId> heldBy(String corpId, String staffId) {
        return new LinkedHashSet<>(ids(tickets.documents().find(and(eq("corp", corpId), eq(HOLDER, staffId)))));
    }

    private static List<TicketId> ids(FindIterable<BsonDocument> found) {
        var ids = new ArrayList<TicketId>();
        found.projection(include("corp", "id"))
                .forEach(document -> ids.add(new TicketId(
                        document.getString("corp").getValue(),
                        document.getString("id").getValue())));
        return ids;
    }
}

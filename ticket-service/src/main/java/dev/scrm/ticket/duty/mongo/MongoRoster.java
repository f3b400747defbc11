package dev.scrm.ticket.duty.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.mongo.AggregateCollection;
import dev.scrm.platform.mongo.AggregateMapping;
import dev.scrm.platform.mongo.Indexed;
import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.ticket.duty.Candidate;
import dev.scrm.ticket.duty.Roster;
import dev.scrm.ticket.duty.StaffId;
import dev.scrm.ticket.duty.StaffMember;
import dev.scrm.ticket.duty.StaffPage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The roster, one document a staff member. Nothing is published of it. */
@Component
class MongoRoster implements Roster, Indexed {
    private static final String ON_DUTY = "state.onDuty";
    private static final String LOAD = "state.load";
    private static final String LAST_ASSIGNED_AT = "state.lastAssignedAt";
    private static final String HELD = "state.held.ticketId";

    private final AggregateCollection<StaffMember, Void> staff;

    MongoRoster(MongoDatabase database, OutboxRelay relay, Clock clock) {
        var mapping = new AggregateMapping<StaffMember, Void, StaffDocument>(
                StaffDocument.class, StaffDocument::of, StaffDocument::member, (_, _, _) -> List.of());
        this.staff = AggregateCollection.of(database, "staff", mapping, relay, clock);
    }

    @Override
    public void createIndexes() {
        staff.createIndexes();
        staff.documents().createIndex(ascending("corp", ON_DUTY, LOAD, LAST_ASSIGNED_AT));
        staff.documents().createIndex(ascending("corp", HELD));
    }

    @Override
    public StaffMember put(StaffId id, Function<@Nullable StaffMember, Decision<StaffMember, Void>> decide) {
        return staff.update(id.corpId(), id.userId(), decide);
    }

    @Override
    public Optional<StaffMember> update(StaffId id, Function<StaffMember, Decision<StaffMember, Void>> decide) {
        return find(id).map(present -> put(id, member -> decide.apply(member == null ? present : member)));
    }

    @Override
    public Optional<StaffMember> find(StaffId id) {
        return staff.find(id.corpId(), id.userId());
    }

    @Override
    public List<Candidate> onDuty(String corpId) {
        var candidates = new ArrayList<Candidate>();
        staff.documents()
                .find(and(eq("corp", corpId), eq(ON_DUTY, true)))
                .projection(include("id", LOAD, LAST_ASSIGNED_AT))
                .forEach(document -> candidates.add(candidate(corpId, document)));
        return candidates;
    }

    private static Candidate candidate(String corpId, BsonDocument document) {
        var state = document.getDocument("state");
        return new Candidate(
                new StaffId(corpId, document.getString("id").getValue()),
                state.getNumber("load").intValue(),
                state.containsKey("lastAssignedAt")
                        ? Instant.ofEpochMilli(
                                state.getDateTime("lastAssignedAt").getValue())
                        : null);
    }

    @Override
    public List<StaffMember> holders(String corpId, Collection<String> ticketIds) {
        var holders = new ArrayList<StaffMember>();
        staff.documents()
                .find(and(eq("corp", corpId), in(HELD, ticketIds)))
                .sort(ascending("id"))
                .forEach(document -> holders.add(staff.state(document)));
        return holders;
    }

    @Override
    public List<String> corpsOnDuty() {
        var corps = new ArrayList<String>();
        staff.documents()
                .aggregate(List.of(Aggregates.match(eq(ON_DUTY, true)), Aggregates.group("$corp")))
                .forEach(group -> corps.add(group.getString("_id").getValue()));
        return corps;
    }

    @Override
    public StaffPage list(String corpId, int limit, @Nullable String cursor) {
        var slice = staff.page(corpId, empty(), limit, cursor);
        return new StaffPage(slice.items(), slice.next());
    }

    @Override
    public List<StaffId> everyoneAfter(@Nullable StaffId after, int limit) {
        var from = after == null ? empty() : gt("_id", after.corpId() + ":" + after.userId());
        var everyone = new ArrayList<StaffId>();
        staff.documents()
                .find(from)
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include("corp", "id"))
                .forEach(document -> everyone.add(new StaffId(
                        document.getString("corp").getValue(),
                        document.getString("id").getValue())));
        return everyone;
    }
}

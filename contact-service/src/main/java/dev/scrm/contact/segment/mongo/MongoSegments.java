package dev.scrm.contact.segment.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.segment.Definition;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.segment.Segments;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.mongo.AggregateCollection;
import dev.scrm.platform.mongo.AggregateMapping;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Indexed;
import dev.scrm.platform.mongo.OutboxRelay;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The segments, one document each. */
@Component
class MongoSegments implements Segments, Indexed {
    /** More than a corp may have. */
    private static final int ALL = 1_000;

    private final AggregateCollection<Segment, Definition> segments;

    MongoSegments(MongoDatabase database, EventWire<Segment, Definition> wire, OutboxRelay relay, Clock clock) {
        var mapping =
                new AggregateMapping<>(SegmentDocument.class, SegmentDocument::of, SegmentDocument::segment, wire);
        this.segments = AggregateCollection.of(database, "segments", mapping, relay, clock);
    }

    @Override
    public void createIndexes() {
        segments.createIndexes();
    }

    @Override
    public Optional<Segment> find(String corpId, String id) {
        return segments.find(corpId, id);
    }

    @Override
    public Segment update(String corpId, String id, Function<@Nullable Segment, Decision<Segment, Definition>> decide) {
        return segments.update(corpId, id, decide);
    }

    @Override
    public List<Segment> building(String corpId) {
        return segments.page(corpId, ne("state.next", null), ALL, null).items();
    }

    @Override
    public List<Segment> list(String corpId) {
        return segments.page(corpId, eq("state.removedAt", null), ALL, null).items();
    }

    /** What of them was not told yet keeps them. */
    @Override
    public void forgetRemoved(Instant before) {
        segments.documents()
                .deleteMany(
                        and(lt("state.removedAt", Date.from(before)), exists("outboxAt", false), size("outbox", 0)));
    }

    @Override
    public List<Segment> findAll(String corpId, Collection<String> ids) {
        return segments.findAll(corpId, ids).values().stream()
                .filter(segment -> segment.removedAt() == null)
                .toList();
    }
}

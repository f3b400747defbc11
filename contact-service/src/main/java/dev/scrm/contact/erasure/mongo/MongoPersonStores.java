package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.erasure.PersonStores;
import dev.scrm.contact.erasure.StoreReport;
import dev.scrm.contact.erasure.Traces;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.mongo.Indexed;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * What goes of a person from each collection, whichever feature keeps it: all in one place, so that one sees at a glance that
 * nothing is left. The fields are those of the collections' own documents.
 */
@Component
class MongoPersonStores implements PersonStores, Indexed {
    private final MongoDatabase database;
    private final ClaimTraces claimTraces;
    private final ImportTraces importTraces;
    private final QuarantineTraces quarantineTraces;
    private final SegmentTraces segmentTraces;
    private final TrialTraces trialTraces;
    private final TimelineTraces timelineTraces;
    private final ExportTraces exportTraces;
    private final GroupTraces groupTraces;

    MongoPersonStores(MongoDatabase database, IdentityIds ids, PersonalSeal seal) {
        this.database = database;
        this.claimTraces = new ClaimTraces(database);
        this.importTraces = new ImportTraces(database, ids, seal);
        this.quarantineTraces = new QuarantineTraces(database, ids, seal);
        this.segmentTraces = new SegmentTraces(database);
        this.trialTraces = new TrialTraces(database);
        this.timelineTraces = new TimelineTraces(database);
        this.exportTraces = new ExportTraces(database);
        this.groupTraces = new GroupTraces(database);
    }

    /** Those that nobody else needs. */
    @Override
    public void createIndexes() {
        collection("identities").createIndex(ascending("corp", "contact"));
    }

    @Override
    public List<StoreReport> erase(Whom whom) {
        var mine = and(eq("corp", whom.corpId()), eq("contact", whom.contactId()));
        return Stream.of(
                        Stream.of(
                                claimTraces.erase(whom),
                                gone("merge-proposals", and(proposal(whom), lte("proposedAt", whom.erasedAt()))),
                                timelineTraces.erase(whom),
                                gone("behaviors", and(mine, lte("at", whom.erasedAt())))),
                        waiting(whom),
                        Stream.of(quarantineTraces.erase(whom)),
                        importTraces.erase(whom).stream(),
                        exportTraces.erase(whom).stream(),
                        segmentTraces.erase(whom).stream(),
                        Stream.of(
                                gone(
                                        "segment-snapshot-members",
                                        and(mine, or(eq("since", null), lte("since", whom.erasedAt())))),
                                trialTraces.erase(whom),
                                gone("predictions", and(mine, lte("at", whom.erasedAt()))),
                                gone("open-tickets", and(mine, lte("openedAt", whom.erasedAt()))),
                                groupTraces.erase(whom)))
                .flatMap(reports -> reports)
                .toList();
    }

    private static Bson proposal(Whom whom) {
        return and(
                eq("corp", whom.corpId()), or(eq("contact", whom.contactId()), eq("otherContact", whom.contactId())));
    }

    /** What waits for somebody who would be known under what the person was known under. */
    private Stream<StoreReport> waiting(Whom whom) {
        var awaited = Stream.concat(
                        Stream.of("contact:" + whom.contactId()),
                        whom.identities().stream().map(Traces.OfIdentity::word).map(word -> "identity:" + word))
                .toList();
        var behaviors = gone(
                "waiting-behaviors",
                and(eq("corp", whom.corpId()), in("awaited", awaited), lte("at", whom.erasedAt())));
        var left = collection("waiting-behaviors")
                .distinct("awaited", and(eq("corp", whom.corpId()), in("awaited", awaited)), String.class)
                .into(new java.util.HashSet<>());
        var people = awaited.stream()
                .filter(word -> !left.contains(word))
                .map(word -> whom.corpId() + ":" + word)
                .toList();
        return Stream.of(behaviors, gone("waiting-people", in("_id", people)));
    }

    private StoreReport gone(String store, Bson which) {
        return new StoreReport(store, collection(store).deleteMany(which).getDeletedCount(), 0, null);
    }

    private MongoCollection<Document> collection(String name) {
        return database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY);
    }
}

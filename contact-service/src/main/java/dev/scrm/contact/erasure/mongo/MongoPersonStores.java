package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    /** What was being uploaded while somebody was erased is there by the time that all services have answered. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

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
        for (var store : List.of("identities", "segment-members")) {
            collection(store).createIndex(ascending("corp", "contact"));
        }
    }

    @Override
    public Found find(Whom whom) {
        return new FoundThere(whom, ofAll(whom, Instant.EPOCH));
    }

    @Override
    public void eraseLate(Whom whom) {
        new FoundThere(whom, ofAll(whom, whom.erasedAt().minus(LONGEST_UPLOAD))).erase();
    }

    @Override
    public Set<String> heirs(String corpId, Traces traces) {
        return claimTraces.heirs(corpId, traces);
    }

    /** What is of the whole person, or of the corp, and is read whole; none with the others of the person's contacts. */
    private List<Places> ofAll(Whom whom, Instant uploadedSince) {
        return whom.standsForAll()
                ? List.of(quarantineTraces.find(whom), importTraces.find(whom, uploadedSince))
                : List.of();
    }

    private final class FoundThere implements Found {
        private final Whom whom;
        private final List<Places> ofAll;

        FoundThere(Whom whom, List<Places> ofAll) {
            this.whom = whom;
            this.ofAll = ofAll;
        }

        @Override
        public List<StoreReport> counted() {
            return reports(Pass.COUNT);
        }

        @Override
        public List<StoreReport> erase() {
            return reports(Pass.ERASE);
        }

        private List<StoreReport> reports(Pass pass) {
            return Stream.of(
                            ofContact(pass, whom),
                            ofAll.stream().flatMap(places -> places.reports(pass).stream()),
                            whom.standsForAll() ? ofPerson(pass, whom) : Stream.<StoreReport>of())
                    .flatMap(reports -> reports)
                    .toList();
        }
    }

    private Stream<StoreReport> ofContact(Pass pass, Whom whom) {
        var mine = and(eq("corp", whom.corpId()), eq("contact", whom.contactId()));
        return Stream.of(
                        Stream.of(
                                claimTraces.report(pass, whom),
                                timelineTraces.report(pass, whom),
                                gone(pass, "behaviors", and(mine, lte("at", whom.erasedAt())))),
                        waiting(pass, whom),
                        segmentTraces.reports(pass, whom).stream(),
                        Stream.of(
                                gone(
                                        pass,
                                        "segment-snapshot-members",
                                        and(mine, or(eq("since", null), lte("since", whom.erasedAt())))),
                                trialTraces.report(pass, whom),
                                gone(pass, "predictions", and(mine, lte("at", whom.erasedAt()))),
                                gone(pass, "open-tickets", and(mine, lte("openedAt", whom.erasedAt()))),
                                groupTraces.report(pass, whom)))
                .flatMap(reports -> reports);
    }

    /** A proposal may name two of the person's contacts, and a file of the corp all of them. */
    private Stream<StoreReport> ofPerson(Pass pass, Whom whom) {
        return Stream.concat(
                Stream.of(gone(pass, "merge-proposals", and(proposal(whom), lte("proposedAt", whom.erasedAt())))),
                exportTraces.reports(pass, whom).stream());
    }

    private static Bson proposal(Whom whom) {
        return and(eq("corp", whom.corpId()), or(in("contact", whom.person()), in("otherContact", whom.person())));
    }

    /** What waits for somebody who would be known under what the person was known under. */
    private Stream<StoreReport> waiting(Pass pass, Whom whom) {
        var awaited = Stream.concat(
                        Stream.of("contact:" + whom.contactId()),
                        whom.identities().stream().map(Traces.OfIdentity::word).map(word -> "identity:" + word))
                .toList();
        var behaviors = gone(
                pass,
                "waiting-behaviors",
                and(eq("corp", whom.corpId()), in("awaited", awaited), lte("at", whom.erasedAt())));
        var waits = and(eq("corp", whom.corpId()), in("awaited", awaited));
        var left = collection("waiting-behaviors")
                .distinct("awaited", pass == Pass.ERASE ? waits : and(waits, gt("at", whom.erasedAt())), String.class)
                .into(new HashSet<>());
        var people = awaited.stream()
                .filter(word -> !left.contains(word))
                .map(word -> whom.corpId() + ":" + word)
                .toList();
        return Stream.of(behaviors, gone(pass, "waiting-people", in("_id", people)));
    }

    private StoreReport gone(Pass pass, String store, Bson which) {
        return new StoreReport(store, pass.over(collection(store), which), 0, null);
    }

    private MongoCollection<Document> collection(String name) {
        return database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY);
    }
}

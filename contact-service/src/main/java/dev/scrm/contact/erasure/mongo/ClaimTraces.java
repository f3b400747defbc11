package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static java.util.Comparator.comparing;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import dev.scrm.contact.erasure.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Claims of what somebody was known under: whoever claims the same has it then, and otherwise nobody. */
final class ClaimTraces {
    private static final String STORE = "identities";

    private final MongoCollection<Document> claims;

    ClaimTraces(MongoDatabase database) {
        this.claims = database.getCollection(STORE).withWriteConcern(WriteConcern.MAJORITY);
    }

    /** A claim has no time: what the contact is known under again is somebody's who began anew. */
    StoreReport report(Pass pass, Whom whom) {
        return new StoreReport(
                STORE,
                switch (pass) {
                    case COUNT -> claims.countDocuments(mine(whom));
                    case ERASE -> erase(whom);
                },
                0,
                null);
    }

    private long erase(Whom whom) {
        var known = whom.identities().stream().map(Traces.OfIdentity::word).toList();
        var former = nin("_id", whom.knownAgain());
        claims.updateMany(and(in("_id", known), former), pull("claimants", in("contact", whom.person())));
        var mine = mine(whom);
        long gone = handOver(and(mine, elemMatch("claimants", nin("contact", whom.person()))), whom);
        // Who claims it in this very moment is handed it when it is looked once more.
        var nobodyElses = not(elemMatch("claimants", nin("contact", whom.person())));
        return gone + claims.deleteMany(and(mine, nobodyElses)).getDeletedCount();
    }

    Set<String> heirs(String corpId, Traces traces) {
        var words = traces.identities().stream().map(Traces.OfIdentity::word).toList();
        var heirs =
                and(in("_id", words), eq("corp", corpId), nin("contact", traces.contactIds()), exists("claimants.1"));
        return claims.distinct("contact", heirs, String.class).into(new TreeSet<>());
    }

    private static Bson mine(Whom whom) {
        return and(eq("corp", whom.corpId()), eq("contact", whom.contactId()), nin("_id", whom.knownAgain()));
    }

    /** Whoever is to have it may give it back, or be erased, in this very moment: it is looked once more whose it is then. */
    private long handOver(Bson inherited, Whom whom) {
        long gone = 0;
        for (var left = list(inherited); !left.isEmpty(); left = list(inherited)) {
            for (var claim : left) {
                gone += handOver(claim, whom);
            }
        }
        return gone;
    }

    private List<Document> list(Bson wanted) {
        return claims.find(wanted).into(new ArrayList<>());
    }

    /** Nobody of the same person is an heir: they are erased as well. */
    private long handOver(Document claim, Whom whom) {
        return claim.getList("claimants", Document.class).stream()
                .filter(one -> !whom.person().contains(one.getString("contact")))
                .min(comparing(one -> !one.getBoolean("verified")))
                .map(heir -> claims.updateOne(
                                and(
                                        eq("_id", claim.get("_id")),
                                        eq("contact", whom.contactId()),
                                        elemMatch("claimants", eq("contact", heir.getString("contact")))),
                                combine(
                                        set("contact", heir.getString("contact")),
                                        set("verified", heir.getBoolean("verified"))))
                        .getModifiedCount())
                .orElse(0L);
    }
}

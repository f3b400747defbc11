package dev.scrm.contact.erasure.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.pull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.erasure.PersonStores.Whom;
import dev.scrm.contact.erasure.StoreReport;
import java.util.List;
import org.bson.Document;

/** The first people for whom a condition that somebody tries holds; a document for each who tries. */
final class TrialTraces {
    private final MongoCollection<Document> trials;

    TrialTraces(MongoDatabase database) {
        this.trials = database.getCollection("segment-trials");
    }

    StoreReport report(Pass pass, Whom whom) {
        long gone = 0;
        for (var trial : trials.find(eq("corp", whom.corpId()))) {
            var parts = trial.get("parts", new Document());
            for (var partition : parts.keySet()) {
                var sample = parts.get(partition, new Document()).getList("sample", String.class, List.of());
                if (sample.contains(whom.contactId())) {
                    gone += pass == Pass.ERASE ? pullFrom(trial, "parts." + partition + ".sample", whom) : 1;
                }
            }
        }
        return new StoreReport("segment-trials", gone, 0, null);
    }

    private long pullFrom(Document trial, String sample, Whom whom) {
        return trials.updateOne(
                        and(eq("_id", trial.get("_id")), eq("trial", trial.get("trial"))),
                        pull(sample, whom.contactId()))
                .getModifiedCount();
    }
}

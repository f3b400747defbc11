package dev.scrm.contact.stage.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.StagesOfCorps;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The stages, one document a corp. */
@Component
class MongoStagesOfCorps implements StagesOfCorps {
    private final MongoCollection<StagesDocument> collection;

    MongoStagesOfCorps(MongoDatabase database) {
        this.collection = database.getCollection("lifecycle-stages", StagesDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public LifecycleStages of(String corpId) {
        return Optional.ofNullable(collection.find(eq("_id", corpId)).first())
                .map(StagesDocument::lifecycleStages)
                .orElse(LifecycleStages.DEFAULT);
    }

    @Override
    public void put(String corpId, LifecycleStages stages) {
        collection.replaceOne(eq("_id", corpId), StagesDocument.of(corpId, stages), new ReplaceOptions().upsert(true));
    }
}

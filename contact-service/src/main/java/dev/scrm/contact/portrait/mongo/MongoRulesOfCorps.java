package dev.scrm.contact.portrait.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.contact.portrait.PortraitRules;
import dev.scrm.contact.portrait.RulesOfCorps;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By what corps judge, one document a corp. */
@Component
class MongoRulesOfCorps implements RulesOfCorps {
    private final MongoCollection<RulesDocument> collection;

    MongoRulesOfCorps(MongoDatabase database) {
        this.collection =
                database.getCollection("portrait-rules", RulesDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public PortraitRules of(String corpId) {
        return Optional.ofNullable(collection.find(eq("_id", corpId)).first())
                .map(RulesDocument::rules)
                .orElse(PortraitRules.DEFAULT);
    }

    @Override
    public void put(String corpId, PortraitRules rules) {
        collection.replaceOne(eq("_id", corpId), RulesDocument.of(corpId, rules), new ReplaceOptions().upsert(true));
    }
}

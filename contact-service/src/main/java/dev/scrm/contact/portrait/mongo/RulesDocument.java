package dev.scrm.contact.portrait.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.portrait.PortraitRules;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;

/** The rules of a corp as they lie in MongoDB; public because the driver reads records by reflection. */
public record RulesDocument(
        @BsonId String corp,
        List<Long> recencyDays,
        List<Long> frequency,
        List<Long> monetary,
        List<Long> activityDays,
        Map<String, Integer> weights) {
    public RulesDocument {
        requireNonNull(corp, "_id");
        requireNonNull(weights, "weights");
    }

    static RulesDocument of(String corpId, PortraitRules rules) {
        return new RulesDocument(
                corpId,
                rules.recencyDays(),
                rules.frequency(),
                rules.monetary(),
                rules.activityDays(),
                rules.weights());
    }

    PortraitRules rules() {
        return new PortraitRules(recencyDays, frequency, monetary, activityDays, weights);
    }
}

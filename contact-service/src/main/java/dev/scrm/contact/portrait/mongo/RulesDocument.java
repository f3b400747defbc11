package dev.scrm.contact.portrait.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.portrait.PortraitRules;
import dev.scrm.contact.portrait.RulesOfCorps.Kept;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a corp as they lie in MongoDB; public because the driver reads records by reflection.
 *
 * @param edition null in documents of earlier builds
 */
public record RulesDocument(
        @BsonId String corp,
        List<Long> recencyDays,
        List<Long> frequency,
        List<Long> monetary,
        List<Long> activityDays,
        Map<String, Integer> weights,
        @Nullable Long edition) {
    public RulesDocument {
        requireNonNull(corp, "_id");
        requireNonNull(weights, "weights");
    }

    static RulesDocument of(String corpId, Kept kept) {
        var rules = kept.rules();
        return new RulesDocument(
                corpId,
                rules.recencyDays(),
                rules.frequency(),
                rules.monetary(),
                rules.activityDays(),
                rules.weights(),
                kept.edition());
    }

    /** What somebody set is never the usual, whenever that was. */
    Kept kept() {
        var rules = new PortraitRules(recencyDays, frequency, monetary, activityDays, weights);
        return new Kept(rules, edition == null ? 1 : edition);
    }
}

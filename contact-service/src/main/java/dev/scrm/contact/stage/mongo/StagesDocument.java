package dev.scrm.contact.stage.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.Stage;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** The stages of a corp as they lie in MongoDB; public because the driver reads records by reflection. */
public record StagesDocument(@BsonId String corp, List<StagePart> stages) {
    public StagesDocument {
        requireNonNull(corp, "_id");
        requireNonNull(stages, "stages");
    }

    public record StagePart(String id, String name) {}

    static StagesDocument of(String corpId, LifecycleStages stages) {
        return new StagesDocument(
                corpId,
                stages.stages().stream()
                        .map(stage -> new StagePart(stage.id(), stage.name()))
                        .toList());
    }

    LifecycleStages lifecycleStages() {
        return new LifecycleStages(
                stages.stream().map(stage -> new Stage(stage.id, stage.name)).toList());
    }
}

package dev.scrm.contact.stage.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.Stage;
import dev.scrm.contact.stage.StagesOfCorps.Kept;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a corp as they lie in MongoDB; public because the driver reads records by reflection.
 *
 * @param edition null in documents of earlier builds
 */
public record StagesDocument(
        @BsonId String corp,
        List<StagePart> stages,
        @Nullable Long edition) {
    public StagesDocument {
        requireNonNull(corp, "_id");
        requireNonNull(stages, "stages");
    }

    public record StagePart(String id, String name) {}

    static StagesDocument of(String corpId, Kept kept) {
        return new StagesDocument(
                corpId,
                kept.stages().stages().stream()
                        .map(stage -> new StagePart(stage.id(), stage.name()))
                        .toList(),
                kept.edition());
    }

    /** What somebody named is never the usual, whenever that was. */
    Kept kept() {
        var named =
                stages.stream().map(stage -> new Stage(stage.id, stage.name)).toList();
        return new Kept(new LifecycleStages(named), edition == null ? 1 : edition);
    }
}

package dev.scrm.contact.privacy.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.FieldMasks;
import dev.scrm.contact.privacy.MasksOfCorps.Kept;
import dev.scrm.contact.privacy.Onlooker;
import dev.scrm.contact.privacy.Visibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;

/** The masks of a corp as they lie in MongoDB; public because the driver reads records by reflection. */
public record MasksDocument(@BsonId String corp, List<MaskPart> masks, long version) {
    public MasksDocument {
        requireNonNull(corp, "_id");
        requireNonNull(masks, "masks");
    }

    public record MaskPart(Onlooker role, String dataClass, Visibility visibility) {}

    static MasksDocument of(String corpId, Kept kept) {
        List<MaskPart> parts = new ArrayList<>();
        kept.masks()
                .said()
                .forEach((role, classes) -> classes.forEach(
                        (dataClass, visibility) -> parts.add(new MaskPart(role, dataClass.word(), visibility))));
        return new MasksDocument(corpId, parts, kept.version());
    }

    Kept kept() {
        Map<Onlooker, Map<DataClass, Visibility>> said = new EnumMap<>(Onlooker.class);
        for (var part : masks) {
            said.computeIfAbsent(part.role, _ -> new HashMap<>()).put(new DataClass(part.dataClass), part.visibility);
        }
        return new Kept(new FieldMasks(said), version);
    }
}

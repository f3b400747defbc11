package dev.scrm.contact.imports;

import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.field.ReadValues;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.TagCatalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes readers of rows, with the fields, stages and tags that a corp has now. */
final class RowReaders {
    private final Fields fields;
    private final ReadValues readValues;
    private final StagesOfCorps stagesOfCorps;
    private final TagCatalogue tags;

    RowReaders(Fields fields, ReadValues readValues, StagesOfCorps stagesOfCorps, TagCatalogue tags) {
        this.fields = fields;
        this.readValues = readValues;
        this.stagesOfCorps = stagesOfCorps;
        this.tags = tags;
    }

    ReadRow of(ContactImport job, Mapping mapping) {
        var ids = mapping.columns().stream()
                .flatMap(column -> column.target() instanceof Target.OfField(var id) ? Stream.of(id) : Stream.of())
                .toList();
        Map<String, Field> known = ids.isEmpty() ? Map.of() : fields.findAll(job.corpId(), ids);
        boolean asksForTags = mapping.columns().stream().anyMatch(column -> column.target() instanceof Target.OfTags);
        var ownTags = asksForTags ? OwnTags.of(tags.list(job.corpId())) : OwnTags.NONE;
        return new ReadRow(job.file().header(), mapping, known, stagesOfCorps.of(job.corpId()), ownTags);
    }

    /** Fields keep their types from the first value on. */
    void use(String corpId, List<Wish> wishes) {
        wishes.stream()
                .flatMap(wish -> wish.said().fields().stream())
                .filter(told -> !told.field().used())
                .collect(Collectors.toMap(told -> told.field().id(), told -> told, (first, _) -> first))
                .values()
                .forEach(told -> readValues.use(corpId, List.of(told)));
    }
}

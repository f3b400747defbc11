package dev.scrm.contact.field.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.FieldDefinition;
import dev.scrm.contact.field.FieldOption;
import dev.scrm.contact.field.FieldPolicy;
import dev.scrm.contact.field.FieldType;
import java.math.BigDecimal;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A field as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param minimum a number of at most 15 digits, which a double has exactly
 * @param version each change makes the next
 * @param edition null in documents of earlier builds
 */
public record FieldDocument(
        @BsonId String documentId,
        String corp,
        String id,
        String name,
        @Nullable String description,
        FieldType type,
        List<OptionPart> options,
        @Nullable Integer maxLength,
        @Nullable Double minimum,
        @Nullable Double maximum,
        FieldPolicy policy,
        List<String> trust,
        int policyRevision,
        boolean used,
        boolean archived,
        long version,
        @Nullable Long edition) {

    public FieldDocument {
        requireNonNull(documentId, "_id");
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(options, "options");
        requireNonNull(policy, "policy");
        requireNonNull(trust, "trust");
    }

    public record OptionPart(String id, String name) {}

    static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }

    static FieldDocument of(Field field, long version) {
        var definition = field.definition();
        return new FieldDocument(
                documentId(field.corpId(), field.id()),
                field.corpId(),
                field.id(),
                definition.name(),
                definition.description(),
                definition.type(),
                definition.options().stream()
                        .map(option -> new OptionPart(option.id(), option.name()))
                        .toList(),
                definition.maxLength(),
                kept(definition.minimum()),
                kept(definition.maximum()),
                definition.policy(),
                definition.trust(),
                field.policyRevision(),
                field.used(),
                field.archived(),
                version,
                field.edition());
    }

    Field field() {
        var definition = new FieldDefinition(
                id,
                name,
                description,
                type,
                options.stream()
                        .map(option -> new FieldOption(option.id, option.name))
                        .toList(),
                maxLength,
                number(minimum),
                number(maximum),
                policy,
                trust);
        return new Field(corp, definition, policyRevision, used, archived, edition == null ? 0 : edition);
    }

    private static @Nullable Double kept(@Nullable BigDecimal number) {
        return number == null ? null : number.doubleValue();
    }

    private static @Nullable BigDecimal number(@Nullable Double kept) {
        return kept == null ? null : BigDecimal.valueOf(kept);
    }
}

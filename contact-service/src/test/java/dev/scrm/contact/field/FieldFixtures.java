package dev.scrm.contact.field;

import static dev.scrm.contact.contact.ContactFixtures.CORP;

import java.util.List;
import java.util.stream.Stream;

/** Fields as a shop keeps them. */
public final class FieldFixtures {
    /** Fields without a database, and what is done with them. */
    public record Kept(KeepFields keep, ReadValues values) {}

    private FieldFixtures() {}

    public static Kept kept() {
        var fields = new InMemoryFields();
        return new Kept(new KeepFields(fields), new ReadValues(fields));
    }

    public static FieldDefinition definition(String id, FieldType type, String... options) {
        return new FieldDefinition(
                id,
                "会员" + id,
                null,
                type,
                Stream.of(options)
                        .map(option -> new FieldOption(option, option))
                        .toList(),
                null,
                null,
                null,
                FieldPolicy.LATEST,
                List.of());
    }

    public static FieldDefinition trusting(String id, String... sources) {
        return new FieldDefinition(
                id,
                "会员" + id,
                null,
                FieldType.TEXT,
                List.of(),
                null,
                null,
                null,
                FieldPolicy.MOST_TRUSTED,
                List.of(sources));
    }

    public static Field field(FieldDefinition definition) {
        return Field.of(CORP, definition);
    }
}

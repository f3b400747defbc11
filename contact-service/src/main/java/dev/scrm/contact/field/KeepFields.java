package dev.scrm.contact.field;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Defines the fields of a corp, and puts them away. */
public final class KeepFields {
    private static final int MOST = 200;
    /** With those that were put away: somebody may still have values of them. */
    private static final int MOST_EVER = 1_000;

    private final Fields fields;

    KeepFields(Fields fields) {
        this.fields = fields;
    }

    /**
     * Defines a field, another way when it is there; one that was put away is in use again.
     *
     * @param seen refuses when the field is not what the caller decided on; it is given null when there is none
     */
    public Field define(String corpId, FieldDefinition definition, Consumer<@Nullable Field> seen) {
        return fields.change(corpId, definition.id(), known -> {
            seen.accept(known);
            if (known == null || known.archived()) {
                requireRoom(corpId, known);
            }
            return known == null ? Field.of(corpId, definition) : known.redefined(definition);
        });
    }

    /**
     * From then on it takes no values; those it has stay.
     *
     * @param seen refuses when the field is not what the caller decided on
     */
    public Field archive(String corpId, String id, Consumer<Field> seen) {
        return fields.change(corpId, id, known -> {
            if (known == null) {
                throw FieldRefused.unknown(id);
            }
            seen.accept(known);
            return known.archive();
        });
    }

    /** @throws FieldRefused when there is none */
    public Field get(String corpId, String id) {
        return fields.find(corpId, id).orElseThrow(() -> FieldRefused.unknown(id));
    }

    public List<Field> list(String corpId) {
        return fields.list(corpId);
    }

    private void requireRoom(String corpId, @Nullable Field known) {
        var all = fields.list(corpId);
        if (all.stream().filter(field -> !field.archived()).count() >= MOST) {
            throw FieldRefused.tooMany(MOST);
        }
        if (known == null && all.size() >= MOST_EVER) {
            throw FieldRefused.tooMany(MOST_EVER);
        }
    }
}

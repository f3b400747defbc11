package dev.scrm.contact.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what is to be told of a contact's fields: all of it fits, or everything that does not is named. */
public final class ReadValues {
    /**
     * What is told of a field.
     *
     * @param value null when the field is to have none any more
     */
    public record Told(Field field, @Nullable Value value) {}

    private static final int MOST_AT_ONCE = 200;

    private final Fields fields;

    public ReadValues(Fields fields) {
        this.fields = fields;
    }

    /** @param plain as JSON has it, by the fields' ids */
    public List<Told> read(String corpId, Map<String, @Nullable Object> plain) {
        if (plain.size() > MOST_AT_ONCE) {
            throw FieldRefused.invalid("fields", "at most %d fields at once".formatted(MOST_AT_ONCE));
        }
        var ids = plain.keySet().stream().filter(FieldDefinition::isId).toList();
        var known = fields.findAll(corpId, ids);
        List<Told> told = new ArrayList<>();
        List<FieldRefused.Flaw> flaws = new ArrayList<>();
        new TreeMap<>(plain).forEach((id, one) -> {
            var field = Optional.ofNullable(known.get(id));
            var value = field.flatMap(found -> one == null ? Optional.empty() : found.read(one));
            flaw(id, field, one, value)
                    .ifPresentOrElse(flaws::add, () -> told.add(new Told(field.orElseThrow(), value.orElse(null))));
        });
        if (!flaws.isEmpty()) {
            throw FieldRefused.values(flaws);
        }
        return told;
    }

    /** Fields keep their types from the first value on; one that was changed since it was read is refused. */
    public void use(String corpId, List<Told> told) {
        for (var one : told) {
            if (one.value() != null && !one.field().used()) {
                fields.change(corpId, one.field().id(), now -> {
                    if (now == null) {
                        throw FieldRefused.unknown(one.field().id());
                    }
                    return now.taking(one.field().definition().type());
                });
            }
        }
    }

    private static Optional<FieldRefused.Flaw> flaw(
            String id, Optional<Field> field, @Nullable Object plain, Optional<Value> value) {
        var where = "fields." + VisibleText.shown(id);
        if (field.isEmpty()) {
            return Optional.of(new FieldRefused.Flaw(where, "field-unknown", "Expected the id of a field of contacts"));
        }
        // What is put away may still be cleared.
        if (plain != null && field.get().archived()) {
            return Optional.of(
                    new FieldRefused.Flaw(where, "field-archived", "Expected a field that was not put away"));
        }
        if (plain != null && value.isEmpty()) {
            return Optional.of(new FieldRefused.Flaw(
                    where, "value-invalid", "Expected " + field.get().expected()));
        }
        return Optional.empty();
    }
}

package dev.scrm.gateway.reconciliation;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something as WeCom has it: a department, a relation between customer and staff member, a tag.
 *
 * @param id unique within corp and part
 * @param identity what names it, by the names it has in events
 * @param told what WeCom calls back about when it changes
 * @param silent what changes without a word
 * @param confidential what may not travel in clear; a change of it is called back about
 * @param toldAs names under which a callback may have told of it
 * @param whole false when WeCom shows this app less than there is: with what it showed before nothing can be compared
 */
public record Thing(
        Part part,
        String id,
        Map<String, String> identity,
        Map<String, Object> told,
        Map<String, Object> silent,
        Map<String, Object> confidential,
        Set<String> toldAs,
        boolean whole) {
    /** Grows when snapshots get other fields: then nothing differs only because we read more than before. */
    static final int FORM = 1;

    public Thing {
        requireNonNull(part, "part");
        requireNonNull(id, "id");
        identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
        told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
        silent = Collections.unmodifiableMap(new LinkedHashMap<>(silent));
        confidential = Map.copyOf(confidential);
        toldAs = Set.copyOf(toldAs);
    }

    /** One of which nothing is confidential. */
    public Thing(
            Part part,
            String id,
            Map<String, String> identity,
            Map<String, Object> told,
            Map<String, Object> silent,
            Set<String> toldAs) {
        this(part, id, identity, told, silent, Map.of(), toldAs, true);
    }

    /** The same, of which the app may not see all. */
    public Thing inPart() {
        return new Thing(part, id, identity, told, silent, confidential, toldAs, false);
    }

    /** The same thing as what is known from now on. */
    Known known() {
        return new Known(
                part, id, identity, toldAs, whole ? FORM : -FORM, digest(told, confidential), digest(silent, Map.of()));
    }

    /** Of all that it says. */
    public String digest() {
        return digest(told, confidential) + digest(silent, Map.of());
    }

    private static String digest(Map<String, Object> fields, Map<String, Object> more) {
        return Ids.derived("thing", canonical(fields), canonical(more));
    }

    /** One text for one value, whatever the order of fields; lists keep theirs. */
    private static String canonical(Object value) {
        return switch (value) {
            case Map<?, ?> fields ->
                fields.entrySet().stream()
                        .map(field -> canonical(field.getKey()) + canonical(field.getValue()))
                        .sorted()
                        .reduce("{", String::concat)
                        .concat("}");
            case List<?> items ->
                items.stream().map(Thing::canonical).reduce("[", String::concat).concat("]");
            default -> {
                var text = value.toString();
                yield text.length() + ":" + text;
            }
        };
    }
}

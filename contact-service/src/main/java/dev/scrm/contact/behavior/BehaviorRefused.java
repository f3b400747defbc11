package dev.scrm.contact.behavior;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be a behaviour, or be done about sources, types and the quarantine. */
public final class BehaviorRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private BehaviorRefused(String code, Kind kind, String message, Map<String, Object> details) {
        super(code, kind, message, details);
    }

    private static BehaviorRefused field(String code, String field, String message) {
        return new BehaviorRefused(code, Kind.INVALID, message, Map.of("field", field));
    }

    static BehaviorRefused invalid(String field, String expected) {
        return field("behavior-invalid", field, "Expected %s to be %s".formatted(field, expected));
    }

    static BehaviorRefused identity(String field, Refusal why) {
        var message = why.getMessage();
        return field("behavior-invalid", field, message == null ? "" : message);
    }

    static BehaviorRefused tooLarge(int most) {
        return field("behavior-too-large", "", "Expected a behaviour of at most %d characters".formatted(most));
    }

    static BehaviorRefused missing(String field) {
        return field("behavior-field-missing", field, "Expected " + field + " but it is missing");
    }

    static BehaviorRefused typeUnknown(String type) {
        return field("behavior-type-unknown", "type", "Expected a type of the catalogue but got '" + shown(type) + "'");
    }

    static BehaviorRefused properties(String field, String message) {
        return field("behavior-properties-invalid", field, "Expected properties as the type has them but " + message);
    }

    static BehaviorRefused waitingFull(int most) {
        return field(
                "behavior-waiting-full",
                "",
                "Expected no more than %d behaviours to wait for somebody whom nobody knows".formatted(most));
    }

    static BehaviorRefused inFuture(String skew) {
        return field(
                "behavior-in-future",
                "occurredAt",
                "Expected occurredAt to be over but it is %s ahead".formatted(skew));
    }

    static BehaviorRefused tooOld(int days) {
        return field("behavior-too-old", "occurredAt", "Expected occurredAt within the last %d days".formatted(days));
    }

    /** A row that is no JSON object of a behaviour's fields. */
    public static BehaviorRefused malformed(String detail) {
        return field("behavior-malformed", "", "Expected an object with the fields of a behaviour but " + detail);
    }

    /** A batch that has none, or more than may come at once. */
    public static BehaviorRefused batchSize(int most, int size) {
        return new BehaviorRefused(
                "behavior-batch-size",
                Kind.INVALID,
                "Expected 1 to %d items but got %d".formatted(most, size),
                Map.of("field", "items", "maximum", most));
    }

    static BehaviorRefused keyReused() {
        return new BehaviorRefused(
                "idempotency-key-reused",
                Kind.INVALID,
                "Expected the request that this Idempotency-Key came with before but this is another",
                Map.of());
    }

    static BehaviorRefused sourceUnknown(String id) {
        return new BehaviorRefused(
                "behavior-source-unknown", Kind.NOT_FOUND, "Expected a source but there is no " + shown(id), Map.of());
    }

    static BehaviorRefused sourceInvalid(String field, String expected) {
        return field("behavior-source-invalid", field, "Expected %s to be %s".formatted(field, expected));
    }

    static BehaviorRefused tooManyKeys(int most) {
        return new BehaviorRefused(
                "behavior-source-keys",
                Kind.CONFLICT,
                "Expected fewer than %d keys: remove one that is not used any more".formatted(most),
                Map.of("maximum", most));
    }

    static BehaviorRefused keyUnknown() {
        return new BehaviorRefused(
                "behavior-key-unknown", Kind.NOT_FOUND, "Expected a key of the source but it has none such", Map.of());
    }

    static BehaviorRefused typeInvalid(String field, String expected) {
        return field("behavior-type-invalid", field, "Expected %s to be %s".formatted(field, expected));
    }

    /** A JSON Schema that is none, or that has what a tenant's may not have. */
    public static BehaviorRefused schemaInvalid(String message) {
        return field("behavior-schema-invalid", "schema", message);
    }

    static BehaviorRefused typeBuiltIn(String name) {
        return new BehaviorRefused(
                "behavior-type-built-in",
                Kind.CONFLICT,
                "Expected a name of your own but %s is built in".formatted(name),
                Map.of());
    }

    static BehaviorRefused tooManyTypes(int most) {
        return new BehaviorRefused(
                "behavior-types-too-many",
                Kind.CONFLICT,
                "Expected at most %d types of your own".formatted(most),
                Map.of("maximum", most));
    }

    static BehaviorRefused typeNotFound(String name) {
        return new BehaviorRefused(
                "behavior-type-unknown", Kind.NOT_FOUND, "Expected a type but there is no " + shown(name), Map.of());
    }

    static BehaviorRefused quarantinedUnknown(String id) {
        return new BehaviorRefused(
                "quarantined-behavior-unknown",
                Kind.NOT_FOUND,
                "Expected the id of a behaviour in quarantine but there is no " + shown(id),
                Map.of());
    }

    /** The field that it is about; empty when it is about the whole. */
    String field() {
        return details().get("field") instanceof String field ? field : "";
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(64, text.length()));
    }
}

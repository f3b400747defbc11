package dev.scrm.contact.identity;

import dev.scrm.platform.events.Refusal;
import java.util.HashMap;
import java.util.Map;

/** Why a contact is not made. */
public final class CreationRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private CreationRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    /** Somebody is known under one of the identities; whoever asks sees all contacts of the corp. */
    static CreationRefused exists(String field, String contactId) {
        return new CreationRefused(
                "contact-exists",
                Kind.CONFLICT,
                "Expected identities that are nobody's but one in '%s' is that of %s".formatted(field, contactId),
                Map.of("field", field, "contactId", contactId));
    }

    static CreationRefused keyReused() {
        return new CreationRefused(
                "idempotency-key-reused",
                Kind.CONFLICT,
                "Expected the request that this Idempotency-Key came with before but this is another",
                Map.of());
    }

    public static CreationRefused invalid(String field, String expected) {
        return new CreationRefused(
                "contact-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }

    /** The same of something that stands in a list. */
    public static CreationRefused within(String place, Refusal refused) {
        var details = new HashMap<String, Object>(refused.details());
        details.put("field", details.get("field") instanceof String field ? place + "." + field : place);
        return new CreationRefused(refused.code(), refused.kind(), String.valueOf(refused.getMessage()), details);
    }
}

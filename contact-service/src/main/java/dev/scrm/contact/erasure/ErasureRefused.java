package dev.scrm.contact.erasure;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be done about an erasure. */
public final class ErasureRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private ErasureRefused(String code, Kind kind, String message, Map<String, Object> details) {
        super(code, kind, message, details);
    }

    static ErasureRefused invalid(String field, String expected) {
        return new ErasureRefused(
                "erasure-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }

    static ErasureRefused unconfirmed() {
        return new ErasureRefused(
                "erasure-unconfirmed",
                Kind.INVALID,
                "Expected the contact's id or its name in 'confirm' but it is neither",
                Map.of("field", "confirm"));
    }

    public static ErasureRefused unknown(String id) {
        return new ErasureRefused(
                "erasure-unknown", Kind.NOT_FOUND, "Expected an erasure but there is no " + id, Map.of());
    }

    /** Nobody can take back what goes already. */
    static ErasureRefused underWay(String id) {
        return new ErasureRefused(
                "erasure-under-way",
                Kind.CONFLICT,
                "Expected an erasure that waits for its time but %s does not".formatted(id),
                Map.of());
    }

    static ErasureRefused uncertified(String id) {
        return new ErasureRefused(
                "erasure-not-completed",
                Kind.CONFLICT,
                "Expected an erasure with a certificate but %s is not completed".formatted(id),
                Map.of());
    }
}

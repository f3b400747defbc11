package dev.scrm.contact.staff;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Why nobody can be shown what a data scope is said to hold. */
public final class ScopeRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private ScopeRefused(String code, String message, Map<String, ?> details) {
        super(code, Kind.FORBIDDEN, message, details);
    }

    static ScopeRefused tooLarge(int most) {
        return new ScopeRefused(
                "scope-too-large",
                "Expected at most %d staff members in the caller's departments but there are more: give the data scope all"
                        .formatted(most),
                Map.of("atMost", most));
    }
}

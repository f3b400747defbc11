package dev.scrm.contact.privacy;

import dev.scrm.platform.events.Refusal;
import java.util.Arrays;
import java.util.Map;

/** What somebody may not do with what they do not see, and masks that cannot be. */
public final class PrivacyRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private PrivacyRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static PrivacyRefused masked(DataClass dataClass) {
        return new PrivacyRefused(
                "field-masked",
                Kind.FORBIDDEN,
                "Expected a role that sees '%s' as it is but it is masked for the token's".formatted(dataClass.word()),
                Map.of("dataClass", dataClass.word()));
    }

    static PrivacyRefused roleUnknown() {
        var roles = Arrays.stream(Onlooker.values()).map(Onlooker::word).toList();
        return invalid("roles", "only the roles " + roles);
    }

    static PrivacyRefused classUnknown(String role) {
        var classes = DataClass.BUILT_IN.stream().map(DataClass::word).toList();
        return invalid("roles." + role, "only the classes %s and field: with a field's id".formatted(classes));
    }

    static PrivacyRefused visibilityUnknown(String role) {
        return invalid("roles." + role, "shown, masked or hidden for each class");
    }

    static PrivacyRefused fieldUnknown() {
        return invalid("roles", "only ids of fields that there are behind field:");
    }

    static PrivacyRefused tooMany(int most) {
        return invalid("roles", "at most %d fields".formatted(most));
    }

    private static PrivacyRefused invalid(String field, String expected) {
        return new PrivacyRefused(
                "field-masks-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }
}

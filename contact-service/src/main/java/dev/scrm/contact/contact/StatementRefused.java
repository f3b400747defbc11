package dev.scrm.contact.contact;

import dev.scrm.contact.field.VisibleText;
import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What nobody can say of a contact. */
public final class StatementRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private StatementRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static StatementRefused stageUnknown(String stage) {
        return new StatementRefused(
                "stage-unknown",
                Kind.INVALID,
                "Expected the id of one of the corp's lifecycle stages but there is no " + VisibleText.shown(stage),
                Map.of("field", "stage"));
    }

    static StatementRefused becauseInvalid() {
        return invalid("stage-invalid", "because", "1 to 500 visible characters or none");
    }

    /** A name that is none, or another word than those for genders. */
    public static StatementRefused profileInvalid(String field, String expected) {
        return invalid("contact-profile-invalid", field, expected);
    }

    public static StatementRefused consentInvalid(String field, String expected) {
        return invalid("consent-invalid", field, expected);
    }

    static StatementRefused membershipInvalid(String field, String expected) {
        return invalid("membership-invalid", field, expected);
    }

    static StatementRefused fieldsTooLong(int most) {
        return new StatementRefused(
                "contact-fields-too-long",
                Kind.CONFLICT,
                "Expected all fields of a contact to have at most %d characters together but they have more"
                        .formatted(most),
                Map.of("maximum", most));
    }

    static StatementRefused tooManyMemberships(int most) {
        return new StatementRefused(
                "memberships-too-many",
                Kind.CONFLICT,
                "Expected at most %d systems of a contact but it has as many".formatted(most),
                Map.of("maximum", most));
    }

    private static StatementRefused invalid(String code, String field, String expected) {
        return new StatementRefused(
                code,
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }
}

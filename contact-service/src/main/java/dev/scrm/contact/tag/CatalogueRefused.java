package dev.scrm.contact.tag;

import dev.scrm.contact.field.VisibleText;
import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be done with tags and their groups. */
public final class CatalogueRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private CatalogueRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static CatalogueRefused unknown(String id) {
        return new CatalogueRefused(
                "tag-unknown",
                Kind.NOT_FOUND,
                "Expected the id of a tag but there is no " + VisibleText.shown(id),
                Map.of());
    }

    static CatalogueRefused groupUnknown(String id) {
        return new CatalogueRefused(
                "tag-group-unknown",
                Kind.NOT_FOUND,
                "Expected the id of a group of tags but there is no " + VisibleText.shown(id),
                Map.of());
    }

    static CatalogueRefused groupNotEmpty(String id) {
        return new CatalogueRefused(
                "tag-group-not-empty",
                Kind.CONFLICT,
                "Expected a group without tags but " + VisibleText.shown(id) + " has some",
                Map.of());
    }

    static CatalogueRefused creationUnknown(String id) {
        return new CatalogueRefused(
                "tag-creation-unknown",
                Kind.NOT_FOUND,
                "Expected the id of a creation of tags but there is no " + VisibleText.shown(id),
                Map.of());
    }

    static CatalogueRefused noConflict(String id) {
        return new CatalogueRefused(
                "tag-without-conflict",
                Kind.CONFLICT,
                "Expected a tag that is wanted otherwise than WeCom has it but " + VisibleText.shown(id) + " is not",
                Map.of());
    }

    static CatalogueRefused tooMany(String what, int most) {
        return new CatalogueRefused(
                "tags-too-many",
                Kind.CONFLICT,
                "Expected at most %d %s but there are as many".formatted(most, what),
                Map.of("maximum", most));
    }

    static CatalogueRefused invalid(String field, String expected) {
        return new CatalogueRefused(
                "tag-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }
}

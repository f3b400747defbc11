package dev.scrm.contact.contact;

import dev.scrm.contact.field.VisibleText;
import dev.scrm.platform.events.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why tags of a contact cannot be changed. */
public final class TagsRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private TagsRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    /** WeCom knows tags only between a staff member and a customer. */
    static TagsRefused notFollowed(@Nullable String staffId) {
        return new TagsRefused(
                "contact-not-followed",
                Kind.CONFLICT,
                "Expected a contact that %s follows, for a tag of WeCom, but nobody does"
                        .formatted(staffId == null ? "somebody" : VisibleText.shown(staffId)),
                Map.of());
    }

    static TagsRefused tooMany(int most) {
        return new TagsRefused(
                "contact-tags-too-many",
                Kind.CONFLICT,
                "Expected what is said of tags of a contact to be about at most %d but it is about more"
                        .formatted(most),
                Map.of("maximum", most));
    }

    static TagsRefused unknown(String tagId) {
        return new TagsRefused(
                "tag-unknown",
                Kind.NOT_FOUND,
                "Expected the id of a tag but there is no " + VisibleText.shown(tagId),
                Map.of());
    }

    /** Who sees own contacts only tags on the own relations only. */
    static TagsRefused ofAnother(String staffId) {
        return new TagsRefused(
                "relation-of-another",
                Kind.FORBIDDEN,
                "Expected a relation of the caller's own but got that of " + VisibleText.shown(staffId),
                Map.of());
    }

    /** What was asked cannot be right whatever the contact. */
    public static TagsRefused invalid(String field, String expected) {
        return new TagsRefused(
                "contact-tags-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }
}

package dev.scrm.contact.contact;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be answered or applied about a contact. */
public final class ContactRefused extends Refusal {
    /** The code of {@link #merged}: somebody else merged it. */
    public static final String MERGED = "contact-merged";

    /** The code of {@link #mergesTooMany}. */
    public static final String MERGES_TOO_MANY = "contact-merges-too-many";

    /** The code of {@link #mergeTooLarge}. */
    public static final String MERGE_TOO_LARGE = "contact-merge-too-large";

    private static final long serialVersionUID = 1L;

    private ContactRefused(String code, Kind kind, String message) {
        super(code, kind, message, Map.of());
    }

    /** No such contact, or none that the caller may see: the two are not told apart. */
    public static ContactRefused unknown(ContactId id) {
        return new ContactRefused(
                "contact-unknown", Kind.NOT_FOUND, "Expected the id of a contact but there is no " + id.value());
    }

    /** The contact is seen as another one. */
    public static ContactRefused merged(ContactId id, String survivorId) {
        return new ContactRefused(
                MERGED,
                Kind.CONFLICT,
                "Expected a contact that was not merged but " + id.value() + " is seen as " + survivorId);
    }

    /** The contact is seen as itself already. */
    public static ContactRefused notMerged(ContactId id) {
        return new ContactRefused(
                "contact-not-merged",
                Kind.CONFLICT,
                "Expected a contact that was merged into another but " + id.value() + " was not");
    }

    /** The two are one already. */
    public static ContactRefused sameContact(ContactId id) {
        return new ContactRefused(
                "contact-same", Kind.INVALID, "Expected two contacts but both are seen as " + id.value());
    }

    /** One person of so many contacts is none. */
    public static ContactRefused mergesTooMany(int most) {
        return new ContactRefused(
                MERGES_TOO_MANY,
                Kind.CONFLICT,
                "Expected contacts that are at most %d together, with all that was merged into them".formatted(most));
    }

    /** Nobody could be told of a person of whom so much is known. */
    public static ContactRefused mergeTooLarge(int most) {
        return new ContactRefused(
                MERGE_TOO_LARGE,
                Kind.CONFLICT,
                "Expected contacts whose fields, tags and memberships together have at most %d bytes but they have more"
                        .formatted(most));
    }

    /** What is known of it already is too much. */
    static ContactRefused identitiesTooMany(int most) {
        return new ContactRefused(
                "contact-identities-too-many",
                Kind.CONFLICT,
                "Expected a contact that is known under less than %d identities".formatted(most));
    }

    /** Nothing to seek for. */
    static ContactRefused searchInvalid(int longest) {
        return new ContactRefused(
                "contact-search-invalid",
                Kind.INVALID,
                "Expected q to have 1 to %d characters, a letter or digit among them".formatted(longest));
    }
}

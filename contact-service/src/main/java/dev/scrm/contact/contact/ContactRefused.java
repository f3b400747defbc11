package dev.scrm.contact.contact;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** What cannot be answered or applied about a contact. */
public final class ContactRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private ContactRefused(String code, Kind kind, String message) {
        super(code, kind, message, Map.of());
    }

    /** No such contact, or none that the caller may see: the two are not told apart. */
    public static ContactRefused unknown(ContactId id) {
        return new ContactRefused(
                "contact-unknown", Kind.NOT_FOUND, "Expected the id of a contact but there is no " + id.value());
    }
}

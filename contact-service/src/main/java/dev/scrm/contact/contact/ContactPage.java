package dev.scrm.contact.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some contacts of a list.
 *
 * @param next id of the contact after which the list goes on; null at its end
 */
public record ContactPage(List<Contact> items, @Nullable String next) {
    public ContactPage {
        items = List.copyOf(items);
    }
}

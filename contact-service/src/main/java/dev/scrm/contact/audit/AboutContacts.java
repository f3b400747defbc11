package dev.scrm.contact.audit;

import java.util.List;

/** An answer, or an item of one, that is about contacts: the trail says which. */
public interface AboutContacts {
    List<String> contactsNamed();
}

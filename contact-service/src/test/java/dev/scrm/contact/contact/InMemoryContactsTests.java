package dev.scrm.contact.contact;

import java.util.List;

class InMemoryContactsTests extends ContactsContract {
    private final InMemoryContacts contacts = new InMemoryContacts();

    @Override
    protected Contacts contacts() {
        return contacts;
    }

    @Override
    protected List<String> waiting() {
        return contacts.raised().stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }
}

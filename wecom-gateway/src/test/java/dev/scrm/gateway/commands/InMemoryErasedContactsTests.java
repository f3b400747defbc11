package dev.scrm.gateway.commands;

class InMemoryErasedContactsTests extends ErasedContactsContract {
    private final InMemoryErasedContacts erased = new InMemoryErasedContacts();

    @Override
    protected ErasedContacts erased() {
        return erased;
    }
}

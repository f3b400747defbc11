package dev.scrm.gateway.commands;

/** Makes nobody's in the ledger what was on its way when its contact was erased, once it has come to its end. */
public final class ForgetErased {
    private static final int AT_ONCE = 500;

    private final ErasedContacts erased;
    private final Ledger ledger;

    ForgetErased(ErasedContacts erased, Ledger ledger) {
        this.erased = erased;
        this.ledger = ledger;
    }

    public void forget() {
        erased.unsettled(AT_ONCE).forEach(this::forget);
    }

    private void forget(ErasedContacts.Unsettled contact) {
        // Asked first: what ends after the question is for the next look.
        boolean isDone = ledger.ofContact(contact.corpId(), contact.contactId(), contact.erasedAt())
                .undecided()
                .isEmpty();
        ledger.forgetContact(contact.corpId(), contact.contactId(), contact.erasedAt());
        if (isDone) {
            erased.settle(contact);
        }
    }
}

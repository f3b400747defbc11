package dev.scrm.gateway.commands;

class InMemoryLedgerTests extends LedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger(clock);

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}

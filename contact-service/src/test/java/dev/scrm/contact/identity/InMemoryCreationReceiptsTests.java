package dev.scrm.contact.identity;

class InMemoryCreationReceiptsTests extends CreationReceiptsContract {
    private final CreationReceipts receipts = new InMemoryCreationReceipts();

    @Override
    protected CreationReceipts receipts() {
        return receipts;
    }
}

package dev.scrm.gateway.reconciliation;

class InMemoryDifferencesTests extends DifferencesContract {
    private final InMemoryDifferences differences = new InMemoryDifferences();

    @Override
    protected Differences differences() {
        return differences;
    }
}

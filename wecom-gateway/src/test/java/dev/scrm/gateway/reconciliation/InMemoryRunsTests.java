package dev.scrm.gateway.reconciliation;

class InMemoryRunsTests extends RunsContract {
    private final InMemoryRuns runs = new InMemoryRuns();

    @Override
    protected Runs runs() {
        return runs;
    }
}

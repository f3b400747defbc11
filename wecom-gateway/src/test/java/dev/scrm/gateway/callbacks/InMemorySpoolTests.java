package dev.scrm.gateway.callbacks;

class InMemorySpoolTests extends SpoolContract {
    private final InMemorySpool spool = new InMemorySpool(clock);

    @Override
    protected Spool spool() {
        return spool;
    }
}

package dev.scrm.gateway.commands;

class InMemoryWaitingLinesTests extends WaitingLinesContract {
    private final InMemoryWaitingLines lines = new InMemoryWaitingLines();

    @Override
    protected WaitingLines lines() {
        return lines;
    }
}

package dev.scrm.gateway.checks;

class InMemoryConnectionChecksTests extends ConnectionChecksContract {
    private final InMemoryConnectionChecks checks = new InMemoryConnectionChecks();

    @Override
    protected ConnectionChecks checks() {
        return checks;
    }
}

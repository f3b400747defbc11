package dev.scrm.gateway.service;

class InMemoryServiceAccountsTests extends ServiceAccountsContract {
    private final ServiceAccounts accounts = new InMemoryServiceAccounts();

    @Override
    protected ServiceAccounts accounts() {
        return accounts;
    }
}

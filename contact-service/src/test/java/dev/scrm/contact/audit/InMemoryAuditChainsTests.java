package dev.scrm.contact.audit;

class InMemoryAuditChainsTests extends AuditChainsContract {
    @Override
    protected AuditChains chains() {
        return new InMemoryAuditChains();
    }
}

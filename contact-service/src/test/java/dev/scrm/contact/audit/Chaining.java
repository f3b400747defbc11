package dev.scrm.contact.audit;

import static dev.scrm.contact.audit.AuditFixtures.CORP;
import static dev.scrm.contact.audit.AuditFixtures.SEAL;

import java.util.List;

/** Links and verifies, for tests of stores. */
public final class Chaining {
    private Chaining() {}

    public static VerifyChain.Verdict over(AuditChains chains, List<AuditRecord> records) {
        new LinkRecords(chains, SEAL).link(CORP, records);
        return verify(chains, ChainPlace.START);
    }

    public static VerifyChain.Verdict verify(AuditChains chains, ChainPlace noted) {
        return new VerifyChain(chains, SEAL).verify(CORP, noted, 1_000);
    }
}

package dev.scrm.gateway.transfers;

import java.time.Instant;

/** Transfers for tests. */
public final class TransferFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String CORP = "ww5c3a0demo0000001";

    private TransferFixtures() {}

    public static ContactTransfer aTransfer(String commandId) {
        return new ContactTransfer(CORP, commandId, "correlation", false, "lin.wei", "chen.bo", NOON);
    }
}

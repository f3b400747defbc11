package dev.scrm.gateway.transfers;

import java.time.Instant;
import java.util.List;

/** Where it is told what became of transfers. */
public interface TransferLog {
    /** Tells them all; returns when they are durable. */
    void tell(ContactTransfer transfer, List<TransferResult> results, Instant at);
}

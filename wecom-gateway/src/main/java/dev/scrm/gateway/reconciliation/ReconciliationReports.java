package dev.scrm.gateway.reconciliation;

/** Who watches over the gateway is told how runs ended. */
public interface ReconciliationReports {
    void note(Run ended);
}

/** Figures and log of reconciliations. */
@NullMarked
package dev.scrm.gateway.reconciliation.metrics;

import org.jspecify.annotations.NullMarked;

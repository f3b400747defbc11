/** When corps are reconciled. */
@NullMarked
package dev.scrm.gateway.reconciliation.schedule;

import org.jspecify.annotations.NullMarked;

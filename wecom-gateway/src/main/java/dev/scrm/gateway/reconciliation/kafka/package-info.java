/** Snapshots and reports on the wire, and what callbacks told. */
@NullMarked
package dev.scrm.gateway.reconciliation.kafka;

import org.jspecify.annotations.NullMarked;

/** Reconciliations, over HTTP. */
@NullMarked
package dev.scrm.gateway.reconciliation.rest;

import org.jspecify.annotations.NullMarked;

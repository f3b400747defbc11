/** What is known of each corp, and how its reconciliations stand, in MongoDB. */
@NullMarked
package dev.scrm.gateway.reconciliation.mongo;

import org.jspecify.annotations.NullMarked;

/** Leases in MongoDB. */
@NullMarked
package dev.scrm.gateway.leases.mongo;

import org.jspecify.annotations.NullMarked;

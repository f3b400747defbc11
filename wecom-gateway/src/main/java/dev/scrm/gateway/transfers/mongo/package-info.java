/** Transfers that are followed, in MongoDB. */
@NullMarked
package dev.scrm.gateway.transfers.mongo;

import org.jspecify.annotations.NullMarked;

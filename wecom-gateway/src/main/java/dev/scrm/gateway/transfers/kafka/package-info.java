/** What became of transfers, on the wire. */
@NullMarked
package dev.scrm.gateway.transfers.kafka;

import org.jspecify.annotations.NullMarked;

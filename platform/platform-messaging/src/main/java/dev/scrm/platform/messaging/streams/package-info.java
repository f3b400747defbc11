/**
 * What services on Kafka Streams share: how a topology runs, rows and timers of its stores, and parking within their transaction, on their disk, one
 * implementation for all.
 */
@NullMarked
package dev.scrm.platform.messaging.streams;

import org.jspecify.annotations.NullMarked;

/**
 * What services on Kafka Streams share: rows of their stores, and parking within their transaction, on their disk, one
 * implementation for all.
 */
@NullMarked
package dev.scrm.platform.messaging.streams;

import org.jspecify.annotations.NullMarked;

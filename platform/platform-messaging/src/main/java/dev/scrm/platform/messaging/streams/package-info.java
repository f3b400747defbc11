/** Parking for services on Kafka Streams: within their transaction, on their disk, one implementation for all. */
@NullMarked
package dev.scrm.platform.messaging.streams;

import org.jspecify.annotations.NullMarked;

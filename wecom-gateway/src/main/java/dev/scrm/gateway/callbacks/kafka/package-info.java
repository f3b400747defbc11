/** Callbacks into Kafka. */
@NullMarked
package dev.scrm.gateway.callbacks.kafka;

import org.jspecify.annotations.NullMarked;

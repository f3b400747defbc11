/** Events in and out of Kafka: CloudEvents headers, batch listeners with order per key, parking, the outbox relay. */
@NullMarked
package dev.scrm.platform.messaging;

import org.jspecify.annotations.NullMarked;

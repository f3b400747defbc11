/** Events into figures on Kafka Streams, and figures on to their store. */
@NullMarked
package dev.scrm.analytics.figures.kafka;

import org.jspecify.annotations.NullMarked;

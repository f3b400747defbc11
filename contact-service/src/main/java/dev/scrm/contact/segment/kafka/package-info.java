/** Segments on Kafka: definitions out, progress and standings in. */
@NullMarked
package dev.scrm.contact.segment.kafka;

import org.jspecify.annotations.NullMarked;

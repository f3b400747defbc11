/** Carries the engine on Kafka Streams: one store and one processor, exactly once. */
@NullMarked
package dev.scrm.journey.engine.streams;

import org.jspecify.annotations.NullMarked;

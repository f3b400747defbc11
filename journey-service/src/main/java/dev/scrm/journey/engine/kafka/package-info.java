/** Commands to the engine. */
@NullMarked
package dev.scrm.journey.engine.kafka;

import org.jspecify.annotations.NullMarked;

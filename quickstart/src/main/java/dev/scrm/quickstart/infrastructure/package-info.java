/** The embedded servers of a suite: Kafka, MongoDB and the simulator, together or apart. */
@NullMarked
package dev.scrm.quickstart.infrastructure;

import org.jspecify.annotations.NullMarked;

/** The suite seen from outside: real processes, HTTP and Kafka only. */
@NullMarked
package dev.scrm.endtoend;

import org.jspecify.annotations.NullMarked;

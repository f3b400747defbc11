/** Stand-ins for outside servers on one machine: a Kafka broker, a MongoDB-compatible server, an issuer of tokens. */
@NullMarked
package dev.scrm.platform.embedded;

import org.jspecify.annotations.NullMarked;

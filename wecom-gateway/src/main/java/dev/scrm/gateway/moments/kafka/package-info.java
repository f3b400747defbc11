/** What became of jobs, on the wire. */
@NullMarked
package dev.scrm.gateway.moments.kafka;

import org.jspecify.annotations.NullMarked;

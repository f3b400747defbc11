/** What became of mass messages, on the wire. */
@NullMarked
package dev.scrm.gateway.massmessages.kafka;

import org.jspecify.annotations.NullMarked;

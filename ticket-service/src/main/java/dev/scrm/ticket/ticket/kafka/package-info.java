/** Customer-service messages in, ticket events and commands out. */
@NullMarked
package dev.scrm.ticket.ticket.kafka;

import org.jspecify.annotations.NullMarked;

/** Tickets, their messages and numbers in MongoDB. */
@NullMarked
package dev.scrm.ticket.ticket.mongo;

import org.jspecify.annotations.NullMarked;

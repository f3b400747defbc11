/** Tickets over HTTP. */
@NullMarked
package dev.scrm.ticket.ticket.rest;

import org.jspecify.annotations.NullMarked;

/** The roster over HTTP. */
@NullMarked
package dev.scrm.ticket.duty.rest;

import org.jspecify.annotations.NullMarked;

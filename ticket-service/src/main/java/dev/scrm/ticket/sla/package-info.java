/** Promises of time and the clocks that hold them. */
@NullMarked
package dev.scrm.ticket.sla;

import org.jspecify.annotations.NullMarked;

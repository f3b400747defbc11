/** What time does to tickets. */
@NullMarked
package dev.scrm.ticket.ticket.schedule;

import org.jspecify.annotations.NullMarked;

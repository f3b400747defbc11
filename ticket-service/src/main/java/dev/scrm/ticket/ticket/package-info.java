/** The ticket: what a customer asked, who answers for it, and what was promised. */
@NullMarked
package dev.scrm.ticket.ticket;

import org.jspecify.annotations.NullMarked;

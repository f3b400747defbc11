/** Who is on duty, and who gets which ticket. */
@NullMarked
package dev.scrm.ticket.duty;

import org.jspecify.annotations.NullMarked;

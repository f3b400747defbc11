/** What keeps waiting tickets moving and the load of the staff true. */
@NullMarked
package dev.scrm.ticket.duty.schedule;

import org.jspecify.annotations.NullMarked;

/** Words in a customer's message that must not wait. */
@NullMarked
package dev.scrm.ticket.redalert;

import org.jspecify.annotations.NullMarked;

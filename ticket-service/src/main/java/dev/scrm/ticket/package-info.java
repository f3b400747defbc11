/** Tickets made of customer-service messages: opened, assigned, answered in time, closed. */
@NullMarked
package dev.scrm.ticket;

import org.jspecify.annotations.NullMarked;

/** The roster in MongoDB. */
@NullMarked
package dev.scrm.ticket.duty.mongo;

import org.jspecify.annotations.NullMarked;

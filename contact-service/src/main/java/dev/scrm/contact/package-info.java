/** Contact-service: one customer, one living profile. */
@NullMarked
package dev.scrm.contact;

import org.jspecify.annotations.NullMarked;

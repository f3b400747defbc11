/** The stages of a customer's life, in a corp's own order and words. */
@NullMarked
package dev.scrm.contact.stage;

import org.jspecify.annotations.NullMarked;

/** What all that is known of a contact says: what it likes, what it is worth, how lively it is, and what to do next; each with its reasons. */
@NullMarked
package dev.scrm.contact.portrait;

import org.jspecify.annotations.NullMarked;

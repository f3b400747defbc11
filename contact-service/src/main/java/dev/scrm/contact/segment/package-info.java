/** Segments: who belongs to which, from what is known of people and what they did, at any moment. */
@NullMarked
package dev.scrm.contact.segment;

import org.jspecify.annotations.NullMarked;

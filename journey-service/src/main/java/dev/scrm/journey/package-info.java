/** Journeys: what is said to contacts, when, and what became of it. */
@NullMarked
package dev.scrm.journey;

import org.jspecify.annotations.NullMarked;

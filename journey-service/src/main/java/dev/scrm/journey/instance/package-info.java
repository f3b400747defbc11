/** Contacts' ways through journeys, to be looked at: a projection of the journey's events. */
@NullMarked
package dev.scrm.journey.instance;

import org.jspecify.annotations.NullMarked;

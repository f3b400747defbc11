/** Timelines over HTTP. */
@NullMarked
package dev.scrm.contact.timeline.rest;

import org.jspecify.annotations.NullMarked;

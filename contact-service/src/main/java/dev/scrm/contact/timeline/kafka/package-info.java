/** The events a timeline is made of. */
@NullMarked
package dev.scrm.contact.timeline.kafka;

import org.jspecify.annotations.NullMarked;

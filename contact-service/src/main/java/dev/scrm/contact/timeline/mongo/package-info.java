/** Timelines in MongoDB. */
@NullMarked
package dev.scrm.contact.timeline.mongo;

import org.jspecify.annotations.NullMarked;

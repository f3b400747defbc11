/** When segments are cleaned up, and snapshots written. */
@NullMarked
package dev.scrm.contact.segment.schedule;

import org.jspecify.annotations.NullMarked;

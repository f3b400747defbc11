/** What all services agree on about events: envelope, ids, decisions, refusals. Plain Java. */
@NullMarked
package dev.scrm.platform.events;

import org.jspecify.annotations.NullMarked;

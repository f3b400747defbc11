/** When files are forgotten. */
@NullMarked
package dev.scrm.gateway.media.schedule;

import org.jspecify.annotations.NullMarked;

/** When what was counted of callbacks is written down. */
@NullMarked
package dev.scrm.gateway.callbacks.schedule;

import org.jspecify.annotations.NullMarked;

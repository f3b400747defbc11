/** How a replica learns of what others changed. */
@NullMarked
package dev.scrm.gateway.corps.schedule;

import org.jspecify.annotations.NullMarked;

/** Commands in figures. */
@NullMarked
package dev.scrm.gateway.commands.metrics;

import org.jspecify.annotations.NullMarked;

/** Commands in, outcomes out. */
@NullMarked
package dev.scrm.gateway.commands.kafka;

import org.jspecify.annotations.NullMarked;

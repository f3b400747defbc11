/** What is done about waiting commands as time passes. */
@NullMarked
package dev.scrm.gateway.commands.schedule;

import org.jspecify.annotations.NullMarked;

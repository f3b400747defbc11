/** What customer service does by itself after a while. */
@NullMarked
package dev.scrm.gateway.service.schedule;

import org.jspecify.annotations.NullMarked;

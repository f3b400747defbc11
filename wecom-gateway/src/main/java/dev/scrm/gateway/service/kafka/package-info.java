/** The doorbell in, messages out. */
@NullMarked
package dev.scrm.gateway.service.kafka;

import org.jspecify.annotations.NullMarked;

/** Dead letters where they lie. */
@NullMarked
package dev.scrm.gateway.deadletters.kafka;

import org.jspecify.annotations.NullMarked;

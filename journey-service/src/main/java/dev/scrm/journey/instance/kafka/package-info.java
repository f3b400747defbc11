/** Journey events in. */
@NullMarked
package dev.scrm.journey.instance.kafka;

import org.jspecify.annotations.NullMarked;

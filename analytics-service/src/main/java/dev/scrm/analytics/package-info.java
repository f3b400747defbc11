/** The analytics service: events of the whole suite become exact figures. */
@NullMarked
package dev.scrm.analytics;

import org.jspecify.annotations.NullMarked;

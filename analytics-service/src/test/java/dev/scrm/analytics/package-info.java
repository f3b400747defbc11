/** Tests of the analytics service. */
@NullMarked
package dev.scrm.analytics;

import org.jspecify.annotations.NullMarked;

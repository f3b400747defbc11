/** Tests of the kafka side of figures. */
@NullMarked
package dev.scrm.analytics.figures.kafka;

import org.jspecify.annotations.NullMarked;

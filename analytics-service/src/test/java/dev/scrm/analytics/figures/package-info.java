/** Tests of the figures and what they share. */
@NullMarked
package dev.scrm.analytics.figures;

import org.jspecify.annotations.NullMarked;

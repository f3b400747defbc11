/** Tests of the rest side of figures. */
@NullMarked
package dev.scrm.analytics.figures.rest;

import org.jspecify.annotations.NullMarked;

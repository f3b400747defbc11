/** Figures over HTTP. */
@NullMarked
package dev.scrm.analytics.figures.rest;

import org.jspecify.annotations.NullMarked;

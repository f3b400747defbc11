/** Definitions over HTTP. */
@NullMarked
package dev.scrm.journey.definition.rest;

import org.jspecify.annotations.NullMarked;

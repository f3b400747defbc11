/** Operations on the engine over HTTP. */
@NullMarked
package dev.scrm.journey.engine.rest;

import org.jspecify.annotations.NullMarked;

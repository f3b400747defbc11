/** Templates in Mustache. */
@NullMarked
package dev.scrm.journey.engine.mustache;

import org.jspecify.annotations.NullMarked;

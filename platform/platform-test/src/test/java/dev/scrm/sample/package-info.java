/** A service as the rules want it, with a few classes they do not want. */
@NullMarked
package dev.scrm.sample;

import org.jspecify.annotations.NullMarked;

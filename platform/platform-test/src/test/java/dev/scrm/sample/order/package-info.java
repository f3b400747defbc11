/** A feature of the sample. */
@NullMarked
package dev.scrm.sample.order;

import org.jspecify.annotations.NullMarked;

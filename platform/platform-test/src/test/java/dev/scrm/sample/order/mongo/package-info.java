/** An adapter of the sample. */
@NullMarked
package dev.scrm.sample.order.mongo;

import org.jspecify.annotations.NullMarked;

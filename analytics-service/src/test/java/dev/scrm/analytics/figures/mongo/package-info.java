/** Tests of the mongo side of figures. */
@NullMarked
package dev.scrm.analytics.figures.mongo;

import org.jspecify.annotations.NullMarked;

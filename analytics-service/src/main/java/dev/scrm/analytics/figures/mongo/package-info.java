/** Figures in MongoDB: one document per corp, hour and live code. */
@NullMarked
package dev.scrm.analytics.figures.mongo;

import org.jspecify.annotations.NullMarked;

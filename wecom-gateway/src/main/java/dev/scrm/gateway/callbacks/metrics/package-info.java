/** Callbacks in figures. */
@NullMarked
package dev.scrm.gateway.callbacks.metrics;

import org.jspecify.annotations.NullMarked;

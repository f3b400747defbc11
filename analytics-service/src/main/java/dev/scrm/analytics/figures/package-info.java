/** Figures per corp, hour and live code: what each contact's events add to them, kept exact. */
@NullMarked
package dev.scrm.analytics.figures;

import org.jspecify.annotations.NullMarked;

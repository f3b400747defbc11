/** Another service. */
@NullMarked
package dev.scrm.other;

import org.jspecify.annotations.NullMarked;

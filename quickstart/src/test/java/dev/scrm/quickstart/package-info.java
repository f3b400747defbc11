/** The quickstart's own rules. */
@NullMarked
package dev.scrm.quickstart;

import org.jspecify.annotations.NullMarked;

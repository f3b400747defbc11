/** How many behaviours a second are taken, recorded and told. */
@NullMarked
package dev.scrm.endtoend.behavior;

import org.jspecify.annotations.NullMarked;

/** Kills processes under load and counts afterwards what became of everything that was accepted. */
@NullMarked
package dev.scrm.endtoend.crash;

import org.jspecify.annotations.NullMarked;

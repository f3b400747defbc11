/** The control API under /sim/v1, for people and tests: what customers do, what fails, what time it is, what was called. */
@NullMarked
package dev.scrm.simulator.control;

import org.jspecify.annotations.NullMarked;

/** The simulated platform's state and rules: who knows whom, what was said, which codes and tokens live. */
@NullMarked
package dev.scrm.simulator.world;

import org.jspecify.annotations.NullMarked;

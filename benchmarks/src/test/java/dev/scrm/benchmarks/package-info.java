/** Tests of what the benches measure with. */
@NullMarked
package dev.scrm.benchmarks;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of the real processes, beside peers. */
@NullMarked
package dev.scrm.benchmarks;

import org.jspecify.annotations.NullMarked;

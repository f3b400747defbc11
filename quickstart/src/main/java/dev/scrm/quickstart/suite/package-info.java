/** The suite's processes on one machine: unpacked, started, watched, stopped, killed. Also a library for tests and benches. */
@NullMarked
package dev.scrm.quickstart.suite;

import org.jspecify.annotations.NullMarked;

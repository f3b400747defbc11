/** The suite's files, processes and ports. */
@NullMarked
package dev.scrm.quickstart.suite;

import org.jspecify.annotations.NullMarked;

/** The embedded servers in one process. */
@NullMarked
package dev.scrm.quickstart.infrastructure;

import org.jspecify.annotations.NullMarked;

/** How many rows of a file become contacts in a second, also when the service is killed. */
@NullMarked
package dev.scrm.endtoend.imports;

import org.jspecify.annotations.NullMarked;

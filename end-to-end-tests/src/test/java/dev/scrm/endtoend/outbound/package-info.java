@NullMarked
package dev.scrm.endtoend.outbound;

import org.jspecify.annotations.NullMarked;

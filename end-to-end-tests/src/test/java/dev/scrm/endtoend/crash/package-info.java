@NullMarked
package dev.scrm.endtoend.crash;

import org.jspecify.annotations.NullMarked;

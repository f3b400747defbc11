/** The command line behind {@code ./scrm}: one class a command. */
@NullMarked
package dev.scrm.quickstart.command;

import org.jspecify.annotations.NullMarked;

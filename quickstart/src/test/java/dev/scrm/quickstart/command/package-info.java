/** What the commands show. */
@NullMarked
package dev.scrm.quickstart.command;

import org.jspecify.annotations.NullMarked;

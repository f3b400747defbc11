/** Commands as they stand in events, checked and put into WeCom's words: a class for each family. */
@NullMarked
package dev.scrm.gateway.commands.format;

import org.jspecify.annotations.NullMarked;

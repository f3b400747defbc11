/** What became of commands, over HTTP. */
@NullMarked
package dev.scrm.gateway.commands.rest;

import org.jspecify.annotations.NullMarked;

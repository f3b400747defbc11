/** What goes of a person who is erased, of what the gateway keeps. */
@NullMarked
package dev.scrm.gateway.erasure;

import org.jspecify.annotations.NullMarked;

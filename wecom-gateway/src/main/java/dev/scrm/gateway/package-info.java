/** The only room that knows WeCom: its callbacks become events, commands become calls of its API. */
@NullMarked
package dev.scrm.gateway;

import org.jspecify.annotations.NullMarked;

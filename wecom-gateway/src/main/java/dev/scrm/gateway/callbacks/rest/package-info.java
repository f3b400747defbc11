/** The spool, over HTTP. */
@NullMarked
package dev.scrm.gateway.callbacks.rest;

import org.jspecify.annotations.NullMarked;

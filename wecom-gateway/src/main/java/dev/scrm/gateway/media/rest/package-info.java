/** Files over HTTP. */
@NullMarked
package dev.scrm.gateway.media.rest;

import org.jspecify.annotations.NullMarked;

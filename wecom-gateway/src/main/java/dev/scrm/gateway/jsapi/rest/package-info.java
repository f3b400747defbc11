/** Signatures for pages, over HTTP. */
@NullMarked
package dev.scrm.gateway.jsapi.rest;

import org.jspecify.annotations.NullMarked;

/** Tokens and limits, over HTTP. */
@NullMarked
package dev.scrm.gateway.wecom.rest;

import org.jspecify.annotations.NullMarked;

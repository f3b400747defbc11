/** Moments that WeCom is making: a job of its own, of which the gateway asks what it made. */
@NullMarked
package dev.scrm.gateway.moments;

import org.jspecify.annotations.NullMarked;

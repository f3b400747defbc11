/** The address that WeCom calls. */
@NullMarked
package dev.scrm.gateway.callbacks.servlet;

import org.jspecify.annotations.NullMarked;

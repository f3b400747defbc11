/** Connection checks, over HTTP. */
@NullMarked
package dev.scrm.gateway.checks.rest;

import org.jspecify.annotations.NullMarked;

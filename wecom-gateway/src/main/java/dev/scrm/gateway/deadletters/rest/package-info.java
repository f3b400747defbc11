/** Dead letters, over HTTP. */
@NullMarked
package dev.scrm.gateway.deadletters.rest;

import org.jspecify.annotations.NullMarked;

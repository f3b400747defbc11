/** Tests of what was found. */
@NullMarked
package dev.scrm.gateway.erasure.mongo;

import org.jspecify.annotations.NullMarked;

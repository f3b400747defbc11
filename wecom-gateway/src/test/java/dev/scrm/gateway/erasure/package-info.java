/** Tests of erasing. */
@NullMarked
package dev.scrm.gateway.erasure;

import org.jspecify.annotations.NullMarked;

/** Who is to be erased in, what went out. */
@NullMarked
package dev.scrm.gateway.erasure.kafka;

import org.jspecify.annotations.NullMarked;

/** Tests of the answer. */
@NullMarked
package dev.scrm.gateway.erasure.kafka;

import org.jspecify.annotations.NullMarked;

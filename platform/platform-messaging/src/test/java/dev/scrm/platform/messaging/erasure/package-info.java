/** Tests of how erasures are heard and answered. */
@NullMarked
package dev.scrm.platform.messaging.erasure;

import org.jspecify.annotations.NullMarked;

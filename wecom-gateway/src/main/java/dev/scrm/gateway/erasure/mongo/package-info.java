/** How much was found, in MongoDB. */
@NullMarked
package dev.scrm.gateway.erasure.mongo;

import org.jspecify.annotations.NullMarked;

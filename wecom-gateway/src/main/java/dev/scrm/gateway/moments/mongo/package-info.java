/** Jobs that are followed, in MongoDB. */
@NullMarked
package dev.scrm.gateway.moments.mongo;

import org.jspecify.annotations.NullMarked;

/** Files and their uploads in MongoDB. */
@NullMarked
package dev.scrm.gateway.media.mongo;

import org.jspecify.annotations.NullMarked;

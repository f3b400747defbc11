/** The spool in MongoDB. */
@NullMarked
package dev.scrm.gateway.callbacks.mongo;

import org.jspecify.annotations.NullMarked;

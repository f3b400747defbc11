/** Cursors in MongoDB. */
@NullMarked
package dev.scrm.gateway.service.mongo;

import org.jspecify.annotations.NullMarked;

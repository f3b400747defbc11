/** Stores: one guarded single-document write holds an aggregate's state, the positions it applied and its outbox. */
@NullMarked
package dev.scrm.platform.mongo;

import org.jspecify.annotations.NullMarked;

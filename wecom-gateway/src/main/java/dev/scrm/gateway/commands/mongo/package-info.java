/** The ledger in MongoDB. */
@NullMarked
package dev.scrm.gateway.commands.mongo;

import org.jspecify.annotations.NullMarked;

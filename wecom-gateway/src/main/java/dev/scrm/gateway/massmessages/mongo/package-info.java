/** Mass messages that are followed, in MongoDB. */
@NullMarked
package dev.scrm.gateway.massmessages.mongo;

import org.jspecify.annotations.NullMarked;

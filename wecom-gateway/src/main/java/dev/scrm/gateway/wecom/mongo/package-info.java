/** Tokens in MongoDB. */
@NullMarked
package dev.scrm.gateway.wecom.mongo;

import org.jspecify.annotations.NullMarked;

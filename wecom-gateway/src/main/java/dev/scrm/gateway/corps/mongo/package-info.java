/** Corps in MongoDB, their credentials sealed. */
@NullMarked
package dev.scrm.gateway.corps.mongo;

import org.jspecify.annotations.NullMarked;

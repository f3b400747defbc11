/** Live codes in MongoDB. */
@NullMarked
package dev.scrm.contact.livecode.mongo;

import org.jspecify.annotations.NullMarked;

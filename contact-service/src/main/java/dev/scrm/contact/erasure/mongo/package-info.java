/** Erasures in MongoDB, and what goes from each collection. */
@NullMarked
package dev.scrm.contact.erasure.mongo;

import org.jspecify.annotations.NullMarked;

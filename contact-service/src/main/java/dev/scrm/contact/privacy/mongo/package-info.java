/** Masks in MongoDB. */
@NullMarked
package dev.scrm.contact.privacy.mongo;

import org.jspecify.annotations.NullMarked;

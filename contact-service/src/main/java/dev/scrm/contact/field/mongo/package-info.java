/** Definitions of fields in MongoDB. */
@NullMarked
package dev.scrm.contact.field.mongo;

import org.jspecify.annotations.NullMarked;

/** The chains in MongoDB. */
@NullMarked
package dev.scrm.contact.audit.mongo;

import org.jspecify.annotations.NullMarked;

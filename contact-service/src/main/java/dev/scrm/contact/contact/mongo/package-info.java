/** Contacts in MongoDB, with their outboxes. */
@NullMarked
package dev.scrm.contact.contact.mongo;

import org.jspecify.annotations.NullMarked;

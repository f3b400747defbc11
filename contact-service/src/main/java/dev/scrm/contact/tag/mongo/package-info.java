/** Tags in MongoDB. */
@NullMarked
package dev.scrm.contact.tag.mongo;

import org.jspecify.annotations.NullMarked;

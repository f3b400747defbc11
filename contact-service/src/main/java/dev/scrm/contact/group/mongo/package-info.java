/** Group chats in MongoDB. */
@NullMarked
package dev.scrm.contact.group.mongo;

import org.jspecify.annotations.NullMarked;

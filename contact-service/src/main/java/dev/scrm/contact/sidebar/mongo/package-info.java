/** Open tickets in MongoDB. */
@NullMarked
package dev.scrm.contact.sidebar.mongo;

import org.jspecify.annotations.NullMarked;

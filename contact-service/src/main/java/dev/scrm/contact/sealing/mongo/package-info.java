/** Which key of ids the database was made with. */
@NullMarked
package dev.scrm.contact.sealing.mongo;

import org.jspecify.annotations.NullMarked;

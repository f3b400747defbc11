/** Staff and departments in MongoDB. */
@NullMarked
package dev.scrm.contact.staff.mongo;

import org.jspecify.annotations.NullMarked;

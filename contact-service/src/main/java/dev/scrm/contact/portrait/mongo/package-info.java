/** Rules of portraits and predictions in MongoDB. */
@NullMarked
package dev.scrm.contact.portrait.mongo;

import org.jspecify.annotations.NullMarked;

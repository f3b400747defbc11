/** Claims on identities and merge proposals in MongoDB. */
@NullMarked
package dev.scrm.contact.identity.mongo;

import org.jspecify.annotations.NullMarked;

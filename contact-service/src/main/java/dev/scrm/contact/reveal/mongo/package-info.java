/** How often people had something revealed, in MongoDB. */
@NullMarked
package dev.scrm.contact.reveal.mongo;

import org.jspecify.annotations.NullMarked;

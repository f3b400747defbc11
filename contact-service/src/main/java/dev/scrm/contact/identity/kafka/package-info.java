/** Hears under what contacts are known. */
@NullMarked
package dev.scrm.contact.identity.kafka;

import org.jspecify.annotations.NullMarked;

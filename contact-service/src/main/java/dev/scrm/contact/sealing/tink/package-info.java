/** Seals by Tink. */
@NullMarked
package dev.scrm.contact.sealing.tink;

import org.jspecify.annotations.NullMarked;

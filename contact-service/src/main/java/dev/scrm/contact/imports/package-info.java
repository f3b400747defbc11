/** Contacts from files: read at once, looked at, carried out in the background, and taken back. */
@NullMarked
package dev.scrm.contact.imports;

import org.jspecify.annotations.NullMarked;

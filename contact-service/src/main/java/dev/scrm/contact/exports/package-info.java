/** Contacts leave as files: asked for with a purpose, written in the background, masked, and marked row by row. */
@NullMarked
package dev.scrm.contact.exports;

import org.jspecify.annotations.NullMarked;

/** Seeing in plain what is masked: for a purpose, not too often a day, and never without a record. */
@NullMarked
package dev.scrm.contact.reveal;

import org.jspecify.annotations.NullMarked;

/** Erasure of a person everywhere, with a proof of it, and a person's own data as a file. */
@NullMarked
package dev.scrm.contact.erasure;

import org.jspecify.annotations.NullMarked;

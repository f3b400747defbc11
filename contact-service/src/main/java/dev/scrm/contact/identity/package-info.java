/** Who is who: which contact an identity belongs to, and which contacts are one person. */
@NullMarked
package dev.scrm.contact.identity;

import org.jspecify.annotations.NullMarked;

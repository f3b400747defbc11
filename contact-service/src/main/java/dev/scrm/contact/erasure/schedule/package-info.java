/** When erasures are carried out. */
@NullMarked
package dev.scrm.contact.erasure.schedule;

import org.jspecify.annotations.NullMarked;

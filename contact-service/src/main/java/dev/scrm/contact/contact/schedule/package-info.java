/** When tags end. */
@NullMarked
package dev.scrm.contact.contact.schedule;

import org.jspecify.annotations.NullMarked;

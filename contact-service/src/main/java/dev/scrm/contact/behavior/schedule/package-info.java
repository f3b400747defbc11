/** When old behaviours are forgotten. */
@NullMarked
package dev.scrm.contact.behavior.schedule;

import org.jspecify.annotations.NullMarked;

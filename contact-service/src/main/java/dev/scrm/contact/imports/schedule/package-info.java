/** When imports are worked on. */
@NullMarked
package dev.scrm.contact.imports.schedule;

import org.jspecify.annotations.NullMarked;

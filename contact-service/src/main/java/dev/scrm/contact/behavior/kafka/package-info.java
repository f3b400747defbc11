/** What sources tell in, what people did out. */
@NullMarked
package dev.scrm.contact.behavior.kafka;

import org.jspecify.annotations.NullMarked;

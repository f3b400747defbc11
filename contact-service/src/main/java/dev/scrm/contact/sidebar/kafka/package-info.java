/** Hears which tickets of contacts are open. */
@NullMarked
package dev.scrm.contact.sidebar.kafka;

import org.jspecify.annotations.NullMarked;

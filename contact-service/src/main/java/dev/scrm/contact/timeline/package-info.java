/** What happened with a contact, in one list across all services: filled from events, never the truth about anything. */
@NullMarked
package dev.scrm.contact.timeline;

import org.jspecify.annotations.NullMarked;

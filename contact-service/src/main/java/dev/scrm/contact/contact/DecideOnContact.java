package dev.scrm.contact.contact;

import dev.scrm.platform.events.Decision;
import org.jspecify.annotations.Nullable;

/** What is to become of a contact; asked again when another writer was faster. */
@FunctionalInterface
public interface DecideOnContact {
    /** @param known null when there is none yet */
    Decision<Contact, ContactEvent> decide(@Nullable Contact known);
}

package dev.scrm.contact.contact;

import dev.scrm.platform.events.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contacts of all corps. */
public interface Contacts {
    Optional<Contact> find(ContactId id);

    /**
     * Applies many facts at once, those of one contact in their order. What a fact raises is saved with the contact; a
     * fact that was applied before leaves no trace.
     *
     * @return the refusals among them: answers, not failures, and without a trace as well
     */
    List<Refusal> apply(List<LearnedFact> facts);

    /** Contacts that match, in the order of their ids. */
    ContactPage page(ContactFilter filter, int limit, @Nullable String cursor);
}

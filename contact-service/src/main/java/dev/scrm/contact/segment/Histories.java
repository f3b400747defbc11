package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.Behaviors.OfContact;
import java.util.List;

/** Where those who sort people are told what a person did with whom it was merged. */
@FunctionalInterface
public interface Histories {
    /**
     * A part of what was asked for.
     *
     * @param question id of the event that asked
     * @param last whether no other part follows
     * @param given behaviours that are the person's now, each with the contact that it stays with
     * @param taken behaviours that are the person's no longer
     */
    record Part(
            String corpId,
            String contactId,
            String question,
            boolean last,
            List<OfContact> given,
            List<OfContact> taken) {
        public Part {
            given = List.copyOf(given);
            taken = List.copyOf(taken);
        }
    }

    /** Returns when it is durable. */
    void tell(List<Part> parts);
}

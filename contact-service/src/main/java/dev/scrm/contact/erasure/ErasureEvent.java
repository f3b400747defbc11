package dev.scrm.contact.erasure;

import java.time.Instant;
import java.util.List;

/** What other services are told of an erasure. */
public sealed interface ErasureEvent {
    /** Whatever is kept of a contact has to go, and nothing dated until then may bring it back. */
    record ErasureRequested(String contactId, Instant erasedAt) implements ErasureEvent {}

    /** All have answered. */
    record ErasureCompleted(List<String> contactIds, Certificate certificate) implements ErasureEvent {
        public ErasureCompleted {
            contactIds = List.copyOf(contactIds);
        }
    }
}

package dev.scrm.platform.messaging.erasure;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.time.Instant;

/**
 * {@code scrm.contact.erasure-requested.v1}: that all that is kept of a contact has to go.
 *
 * @param erasedAt what is dated until then; what is dated later is somebody's who has begun anew
 */
public record ErasureRequested(String erasureId, String contactId, Instant erasedAt) {
    private static final String TYPE = "scrm.contact.erasure-requested";

    public ErasureRequested {
        requireNonNull(erasureId, "erasureId");
        requireNonNull(contactId, "contactId");
        requireNonNull(erasedAt, "erasedAt");
    }

    /** Whether an event is one. */
    public static boolean is(EventEnvelope event) {
        return event.type().name().equals(TYPE);
    }

    /** Reads one; throws as {@link EventData#read(EventEnvelope, int, Class)}. */
    public static ErasureRequested read(EventEnvelope event) {
        return EventData.read(event, 1, ErasureRequested.class);
    }

    /** Reads one that came under a key: under another contact's it would be that one's. */
    public static ErasureRequested read(EventEnvelope event, String key) {
        var requested = read(event);
        if (!key.equals(Ids.contactKey(event.corpId(), requested.contactId()))) {
            throw new UnreadableEventException("Expected the key of the contact to erase but got '" + key + "'");
        }
        return requested;
    }
}

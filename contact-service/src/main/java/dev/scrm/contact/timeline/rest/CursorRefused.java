package dev.scrm.contact.timeline.rest;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** A cursor that has the form of one but was never given out for a timeline. */
final class CursorRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    CursorRefused() {
        super(
                "cursor-invalid",
                Kind.INVALID,
                "Expected cursor to be 'next' of an earlier page but it is not",
                Map.of("field", "cursor"));
    }
}

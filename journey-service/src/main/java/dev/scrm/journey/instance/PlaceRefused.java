package dev.scrm.journey.instance;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** A cursor does not name a place in this list. */
public final class PlaceRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public PlaceRefused() {
        super(
                "cursor-invalid",
                Kind.INVALID,
                "Expected cursor to be 'next' of an earlier page but it is not",
                Map.of("field", "cursor"));
    }
}

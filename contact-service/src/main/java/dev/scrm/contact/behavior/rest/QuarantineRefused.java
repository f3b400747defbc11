package dev.scrm.contact.behavior.rest;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** The caller does not see all contacts of the corp. */
final class QuarantineRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    QuarantineRefused() {
        super(
                "forbidden",
                Kind.FORBIDDEN,
                "Expected the data scope all: what lies in quarantine may be about anybody",
                Map.of());
    }
}

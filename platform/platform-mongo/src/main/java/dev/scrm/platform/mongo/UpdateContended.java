package dev.scrm.platform.mongo;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Other writers were faster again and again. */
public final class UpdateContended extends Refusal {
    private static final long serialVersionUID = 1L;

    UpdateContended(String what, int tries) {
        super(
                "update-contended",
                Kind.BUSY,
                "Expected to save %s but others changed it meanwhile, %d times".formatted(what, tries),
                Map.of());
    }
}

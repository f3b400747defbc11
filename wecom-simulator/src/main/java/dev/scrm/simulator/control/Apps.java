package dev.scrm.simulator.control;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.World;
import org.jspecify.annotations.Nullable;

/** The app a request is about: the first one when none is named. */
final class Apps {
    private Apps() {}

    static Corp.App named(World world, @Nullable Long agentId) {
        if (agentId == null) {
            return world.callbacks.corp().apps().getFirst();
        }
        return world.callbacks
                .app(agentId)
                .orElseThrow(() -> ControlRefused.unknown("agentId", "Expected the id of an app of the corp"));
    }
}

package dev.scrm.journey.engine;

import java.time.Instant;
import java.util.Optional;

/** How a kind of node behaves. */
interface Step {
    /** The instance comes to the node. */
    Move arrive(Visit visit, Instant at);

    /** Something happens while it waits there; empty when that is nothing to the node. */
    Optional<Move> hear(Visit visit, Awaiting awaiting, Input input, Instant at);
}

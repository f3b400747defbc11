package dev.scrm.gateway.budget;

import java.time.Instant;

/** Whether a call may be made now. */
public sealed interface Entry {
    /** It may, and has to begin at once; closing it tells that it has ended. */
    record Entered(Runnable leave) implements Entry, AutoCloseable {
        @Override
        public void close() {
            leave.run();
        }
    }

    /** It may not in the time it has. */
    record Held(Instant until) implements Entry {}
}

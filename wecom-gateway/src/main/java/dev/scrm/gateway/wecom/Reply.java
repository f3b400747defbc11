package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

/** What came back from one call. */
public sealed interface Reply {

    /**
     * WeCom answered.
     *
     * @param errorCode 0 when it accepted, also when the answer has none
     * @param body the JSON
     */
    record Answer(int errorCode, byte[] body) implements Reply {
        public Answer {
            requireNonNull(body, "body");
        }
    }

    /** Nobody answered, or nothing that can be read. */
    record NoAnswer(Cause cause) implements Reply {
        public NoAnswer {
            requireNonNull(cause, "cause");
        }
    }

    /** Why there was no answer. */
    enum Cause {
        /** Not called: too many calls failed lately. */
        CIRCUIT_OPEN(false, true),
        /** No connection was made. */
        UNREACHABLE(false, true),
        /** Called, but no answer came in time. */
        TIMED_OUT(true, false),
        /** The connection broke, or the answer was no JSON of WeCom's. */
        BROKEN(true, false);

        private final boolean mayHaveArrived;
        private final boolean away;

        Cause(boolean mayHaveArrived, boolean away) {
            this.mayHaveArrived = mayHaveArrived;
            this.away = away;
        }

        /** Whether the call may have taken effect. */
        public boolean mayHaveArrived() {
            return mayHaveArrived;
        }

        /** Whether WeCom as a whole is away, and not this call to blame. */
        public boolean isAway() {
            return away;
        }
    }
}

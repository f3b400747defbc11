package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What came back from one call. */
public sealed interface Reply {
    /** Whether the call may have been carried out although it was not accepted; -1 says that the system was busy only. */
    default boolean mayHaveTakenEffect() {
        return switch (this) {
            case Answer(int errorCode, var _) -> errorCode == -1;
            case NoAnswer(var cause) -> cause.mayHaveArrived();
            case Held _ -> false;
        };
    }

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

    /**
     * Not called: WeCom would not allow it before that.
     *
     * @param until when it may be tried again
     */
    record Held(Instant until) implements Reply {
        public Held {
            requireNonNull(until, "until");
        }
    }

    /** Why there was no answer. */
    enum Cause {
        /** Not called: too many calls failed lately. */
        CIRCUIT_OPEN(false),
        /** No connection was made. */
        UNREACHABLE(false),
        /** Called, but no answer came in time. */
        TIMED_OUT(true),
        /** The connection broke, or the answer was no JSON of WeCom's. */
        BROKEN(true);

        private final boolean mayHaveArrived;

        Cause(boolean mayHaveArrived) {
            this.mayHaveArrived = mayHaveArrived;
        }

        /** Whether the call may have taken effect. */
        public boolean mayHaveArrived() {
            return mayHaveArrived;
        }
    }
}

package dev.scrm.gateway.service;

import java.time.Duration;

/** How the answer to a doorbell ended. */
public sealed interface Fetch {
    /** Everything that waited is published. */
    record Done() implements Fetch {}

    /** A part is published; the doorbell rang again for the rest, so that others have their turn between. */
    record More() implements Fetch {}

    /** WeCom did not allow it now; the doorbell rings again after a while. */
    record Postponed(Reason reason, Duration pause) implements Fetch {}

    /** It waits already and is not due; WeCom is not asked. */
    record Waiting() implements Fetch {}

    /** Tried for as long as WeCom keeps the messages. */
    record GivenUp(Reason reason) implements Fetch {}

    /** Why messages could not be fetched. */
    enum Reason {
        /** WeCom gave no answer or was busy. */
        NO_ANSWER("no-answer"),
        /** The corp calls too often. */
        FREQUENCY_LIMITED("frequency-limited"),
        /** Permission, configuration or state: an administrator has to mend it. */
        REFUSED("refused"),
        /** The corp is not in the settings. */
        CORP_UNKNOWN("corp-unknown");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** A stable slug for logs and metrics. */
        public String code() {
            return code;
        }
    }
}

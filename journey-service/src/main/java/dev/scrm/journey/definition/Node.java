package dev.scrm.journey.definition;

import java.time.Duration;
import java.util.Set;

/** One place of a journey. A contact leaves it with a result, and the edge of that result says where to. */
public sealed interface Node {

    /** Unique within the definition. */
    String id();

    /** The word for it in JSON. */
    String type();

    /** Every result a contact can leave with; each needs an edge. Empty at the end of a journey. */
    Set<String> results();

    /**
     * Sends the welcome message of the welcome code that the start brought.
     *
     * @param text a template; {@code name} is absent when it did not come in time
     * @param nameWait how long to wait for the contact's name, counted from the event
     */
    record SendWelcome(String id, String text, Duration nameWait) implements Node {
        /** The code is dead after 20 s: a longer wait than this would leave the sender no time. */
        private static final Duration NAME_WAIT_AT_MOST = Duration.ofSeconds(15);

        public SendWelcome {
            if (nameWait.isNegative() || nameWait.compareTo(NAME_WAIT_AT_MOST) > 0) {
                throw new DefinitionRefused(
                        "name-wait-out-of-range",
                        "Expected nameWait of node '%s' from 0 to %s but got %s"
                                .formatted(id, NAME_WAIT_AT_MOST, nameWait));
            }
        }

        @Override
        public String type() {
            return "send-welcome";
        }

        @Override
        public Set<String> results() {
            return Set.of("sent", "failed", "expired", "no-code", "no-outcome");
        }
    }

    /**
     * Waits until the customer writes, but not longer than the time-out.
     *
     * @param event what is waited for; {@code customer-message} is the only one so far
     */
    record WaitForEvent(String id, String event, Duration timeout) implements Node {
        private static final Duration TIMEOUT_AT_MOST = Duration.ofDays(730);

        public WaitForEvent {
            if (!event.equals("customer-message")) {
                throw new DefinitionRefused(
                        "event-unknown",
                        "Expected node '%s' to wait for customer-message but got '%s'".formatted(id, event));
            }
            if (!timeout.isPositive() || timeout.compareTo(TIMEOUT_AT_MOST) > 0) {
                throw new DefinitionRefused(
                        "timeout-out-of-range",
                        "Expected timeout of node '%s' above 0 and up to %s but got %s"
                                .formatted(id, TIMEOUT_AT_MOST, timeout));
            }
        }

        @Override
        public String type() {
            return "wait-for-event-or-timeout";
        }

        @Override
        public Set<String> results() {
            return Set.of("message-came", "timed-out");
        }
    }

    /**
     * Reminds the staff member the contact belongs to.
     *
     * @param text a template; {@code name} is absent when it is unknown
     */
    record SendStaffReminder(String id, String text) implements Node {
        @Override
        public String type() {
            return "send-staff-reminder";
        }

        @Override
        public Set<String> results() {
            return Set.of("sent", "failed", "expired", "no-outcome");
        }
    }

    /** The journey is over for the contact, with this result. */
    record End(String id, String result) implements Node {
        @Override
        public String type() {
            return "end";
        }

        @Override
        public Set<String> results() {
            return Set.of();
        }
    }
}

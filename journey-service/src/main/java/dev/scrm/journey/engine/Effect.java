package dev.scrm.journey.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision gives out: a command to the gateway or an event of the journey. Its id is derived, so that a replay of
 * the decision gives out the same.
 *
 * @param sequence number of the event within its instance, from 1; 0 for commands
 */
public record Effect(
        String id,
        String corpId,
        String contactId,
        String instanceId,
        long sequence,
        Instant at,
        String causationId,
        String correlationId,
        @Nullable String traceParent,
        Content content) {

    /** What is said. */
    public sealed interface Content {}

    /** Says something to somebody, through the gateway. */
    public sealed interface Command extends Content {}

    /** Something that happened in the journey. */
    public sealed interface Event extends Content {}

    /** Welcome the contact. */
    public record SendWelcome(
            String externalUserId,
            String staffId,
            @Nullable String agentId,
            String welcomeCode,
            String text,
            Instant expiresAt)
            implements Command {}

    /** Tell staff members something. */
    public record SendAppMessage(List<String> staffIds, String text, Instant expiresAt) implements Command {
        public SendAppMessage {
            staffIds = List.copyOf(staffIds);
        }
    }

    /** The contact entered the journey. */
    public record Started(
            String journeyId, int version, @Nullable String liveCode, String staffId) implements Event {}

    /**
     * The contact left a node.
     *
     * @param step counted from 1 within the instance
     * @param result what came of it; the edge that was taken
     */
    public record StepTaken(
            String journeyId,
            int version,
            int step,
            String node,
            String result,
            @Nullable String commandId) implements Event {}

    /** The contact left the journey. */
    public record Finished(String journeyId, int version, String result) implements Event {}
}

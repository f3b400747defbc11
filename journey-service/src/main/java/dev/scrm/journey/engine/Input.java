package dev.scrm.journey.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the engine reacts to: something that happened to a contact, or a time it asked to be woken at. */
public sealed interface Input {

    /**
     * A customer added a staff member.
     *
     * @param half true when the staff member has not confirmed yet
     * @param agentId the app that was told, and whose the code is
     * @param receivedAt when the callback was accepted, in milliseconds
     */
    record ContactAdded(
            Cause cause,
            boolean half,
            String externalUserId,
            String staffId,
            @Nullable String liveCode,
            @Nullable String welcomeCode,
            @Nullable String agentId,
            Instant receivedAt)
            implements Input {}

    /** The customer or the staff member deleted the other. */
    record RelationEnded(Cause cause, String staffId) implements Input {}

    /** The customer wrote. */
    record MessageCame(Cause cause, Instant sentAt) implements Input {}

    /** The customer's name is known now. */
    record NameFetched(Cause cause, String name, Instant fetchedAt) implements Input {}

    /**
     * What became of a command, ours or another's.
     *
     * @param command such as {@code send-welcome}
     * @param status {@code sent}, {@code failed} or {@code expired}
     */
    record CommandFinished(Cause cause, String commandId, String command, String status, Instant finishedAt)
            implements Input {
        boolean wasSent() {
            return status.equals("sent");
        }
    }

    /**
     * The contact was erased.
     *
     * @param erasedAt what is dated until then begins nothing any more
     */
    record ContactErased(Cause cause, String erasureId, Instant erasedAt) implements Input {}

    /** A timer of the engine's own is due. Stale, and without effect, unless the instance still waits under the number. */
    record TimeCame(String instanceId, int wakeSequence) implements Input {}
}

package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a corp's audit trail: who did what, and no value of it.
 *
 * @param agentId the app it was about; null for the corp itself
 * @param robotId the robot it was about, of a group or an intelligent one as the action says; null for all else
 * @param fields the names of what is different now
 * @param version the corp's, from this change on
 */
public record CorpChange(
        String id,
        String corpId,
        @Nullable String agentId,
        @Nullable String robotId,
        Action action,
        List<String> fields,
        Editor editor,
        Instant at,
        long version) {

    /** What was done. */
    public enum Action {
        CORP_ADDED,
        CORP_ADOPTED,
        CORP_CHANGED,
        CORP_REMOVED,
        APP_ADDED,
        APP_CHANGED,
        APP_REMOVED,
        SECRET_RETIRED,
        CALLBACK_RETIRED,
        ROBOT_ADDED,
        ROBOT_CHANGED,
        ROBOT_REMOVED,
        SMART_ROBOT_ADDED,
        SMART_ROBOT_CHANGED,
        SMART_ROBOT_REMOVED,
        SMART_ROBOT_CALLBACK_RETIRED
    }

    public CorpChange {
        requireNonNull(id, "id");
        requireNonNull(corpId, "corpId");
        requireNonNull(action, "action");
        requireNonNull(editor, "editor");
        requireNonNull(at, "at");
        fields = List.copyOf(fields);
    }
}

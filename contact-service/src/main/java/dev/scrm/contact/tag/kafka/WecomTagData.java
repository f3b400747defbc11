package dev.scrm.contact.tag.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of WeCom's events that the catalogue uses. */
final class WecomTagData {
    private WecomTagData() {}

    /** @param causedBy the command that did it, of which the outcome tells more */
    record Changed(String kind, String id, @Nullable String causedBy) {
        Changed {
            requireNonNull(kind, "kind");
            requireNonNull(id, "id");
        }
    }

    record Snapshot(
            String kind,
            String id,
            Boolean exists,
            @Nullable String name,
            @Nullable Long order,
            @Nullable String tagGroupId,
            Instant readAt) {
        Snapshot {
            requireNonNull(kind, "kind");
            requireNonNull(id, "id");
            requireNonNull(exists, "exists");
            requireNonNull(readAt, "readAt");
        }
    }

    /** Of a customer who was read: of tags only the corp's have an id. */
    record Fetched(@Nullable List<Follower> followers) {}

    record Follower(@Nullable List<BorneTag> tags) {}

    record BorneTag(@Nullable String id, @Nullable String name) {}

    /** Of a relation that was read. */
    record Borne(@Nullable List<String> tagIds) {}

    record Finished(
            @Nullable String commandId,
            String command,
            String status,
            @Nullable String reason,
            @Nullable Result result,
            Instant finishedAt) {
        Finished {
            requireNonNull(command, "command");
            requireNonNull(status, "status");
            requireNonNull(finishedAt, "finishedAt");
        }

        @Nullable
        String refusal() {
            return status.equals("sent") ? null : reason == null ? status : reason;
        }
    }

    record Result(@Nullable String groupId, @Nullable List<MadeTag> tags) {}

    record MadeTag(String id, String name) {
        MadeTag {
            requireNonNull(id, "id");
            requireNonNull(name, "name");
        }
    }
}

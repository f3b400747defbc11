package dev.scrm.contact.contact.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of WeCom's events that this service uses, event by event. */
final class WecomData {
    private WecomData() {}

    /** Of external-contact-added and -half-added. */
    record Added(
            String contactId,
            String externalUserId,
            String staffId,
            @Nullable String state) {
        Added {
            requireNonNull(contactId, "contactId");
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(staffId, "staffId");
        }
    }

    record Edited(String contactId, String externalUserId) {
        Edited {
            requireNonNull(contactId, "contactId");
            requireNonNull(externalUserId, "externalUserId");
        }
    }

    /** Of external-contact-removed and -left; only the former tells of transfers. */
    record Ended(
            String contactId,
            String externalUserId,
            String staffId,
            @Nullable Boolean byTransfer) {
        Ended {
            requireNonNull(contactId, "contactId");
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(staffId, "staffId");
        }
    }

    record Fetched(
            String contactId,
            String externalUserId,
            String name,
            @Nullable String avatar,
            String kind,
            String gender,
            @Nullable String unionId,
            List<Follower> followers,
            Instant fetchedAt) {
        Fetched {
            requireNonNull(contactId, "contactId");
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(name, "name");
            requireNonNull(kind, "kind");
            requireNonNull(gender, "gender");
            requireNonNull(followers, "followers");
            requireNonNull(fetchedAt, "fetchedAt");
        }
    }

    /** Of external-contact-snapshot: the customer as one staff member knows them; without a profile when that is over. */
    record Snapshot(
            String contactId,
            String externalUserId,
            String staffId,
            Boolean exists,
            @Nullable String name,
            @Nullable String avatar,
            @Nullable String kind,
            @Nullable String gender,
            @Nullable String unionId,
            @Nullable String remark,
            @Nullable Instant addedAt,
            @Nullable String state,
            @Nullable List<String> tagIds,
            @Nullable Integer addWay,
            Instant readAt) {
        Snapshot {
            requireNonNull(contactId, "contactId");
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(staffId, "staffId");
            requireNonNull(exists, "exists");
            requireNonNull(readAt, "readAt");
        }
    }

    record Follower(
            String staffId,
            @Nullable String remark,
            @Nullable Instant addedAt,
            @Nullable String state,
            @Nullable List<FollowerTag> tags,
            @Nullable Integer addWay) {
        Follower {
            requireNonNull(staffId, "staffId");
        }
    }

    /** Personal tags have no id: they are the staff member's own, and not the corp's. */
    record FollowerTag(@Nullable String id) {}

    record Finished(
            @Nullable String commandId,
            String command,
            @Nullable String contactId,
            String status,
            @Nullable String reason,
            @Nullable Integer errorCode,
            Instant finishedAt) {
        Finished {
            requireNonNull(command, "command");
            requireNonNull(status, "status");
            requireNonNull(finishedAt, "finishedAt");
        }

        boolean isMarking() {
            return command.equals("mark-tags");
        }

        boolean isDone() {
            return status.equals("sent");
        }

        boolean isFailedFetch() {
            return command.equals("fetch-contact") && !status.equals("sent") && contactId != null;
        }
    }
}

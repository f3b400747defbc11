package dev.scrm.contact.group.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of WeCom's events that memberships are made of. */
final class WecomGroupData {
    private WecomGroupData() {}

    /** Of group-chat-created and -dismissed. */
    record Named(String chatId) {
        Named {
            requireNonNull(chatId, "chatId");
        }
    }

    record Changed(
            String chatId,
            @Nullable String change,
            @Nullable String quitScene,
            @Nullable List<String> changedMemberIds,
            @Nullable String lastMemberVersion,
            @Nullable String currentMemberVersion) {
        Changed {
            requireNonNull(chatId, "chatId");
            changedMemberIds = changedMemberIds == null ? null : List.copyOf(changedMemberIds);
        }
    }

    /**
     * Of group-chat-fetched and -snapshot.
     *
     * @param fetchedAt of the former
     * @param readAt of the latter
     */
    record Read(
            String chatId,
            Boolean exists,
            @Nullable String name,
            @Nullable String ownerId,
            @Nullable String memberVersion,
            @Nullable List<Member> members,
            @Nullable Instant fetchedAt,
            @Nullable Instant readAt) {
        Read {
            requireNonNull(chatId, "chatId");
            requireNonNull(exists, "exists");
            members = members == null ? null : List.copyOf(members);
            if (fetchedAt == null) {
                requireNonNull(readAt, "fetchedAt or readAt");
            }
        }

        Instant at() {
            return fetchedAt == null ? requireNonNull(readAt) : fetchedAt;
        }
    }

    /** Of command-finished. */
    record Finished(String command, String status, @Nullable String reaction, Instant finishedAt) {
        Finished {
            requireNonNull(command, "command");
            requireNonNull(status, "status");
            requireNonNull(finishedAt, "finishedAt");
        }

        /** Not of one that WeCom does not show, or that nobody wants any more. */
        boolean isWorthAnotherTry() {
            boolean failed = status.equals("failed") || status.equals("expired");
            return failed && !"state".equals(reaction) && !"drop".equals(reaction);
        }
    }

    record Member(
            String memberId,
            String kind,
            @Nullable Instant joinedAt,
            @Nullable String joinScene,
            @Nullable String invitedBy,
            @Nullable String state) {
        Member {
            requireNonNull(memberId, "memberId");
            requireNonNull(kind, "kind");
        }
    }
}

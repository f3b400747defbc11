package dev.scrm.contact.timeline.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields a timeline shows, event by event. */
final class TimelineData {
    private TimelineData() {}

    /** Of the events about contacts: each has some of these. */
    record ContactNews(
            String contactId,
            Instant at,
            @Nullable String staffId,
            @Nullable String liveCode,
            @Nullable String by,
            @Nullable String name,
            @Nullable String tagId,
            @Nullable String because,
            @Nullable String from,
            @Nullable String to,
            @Nullable String mergedId,
            @Nullable String survivorId,
            @Nullable String chatId,
            @Nullable String groupName,
            @Nullable String joinScene,
            @Nullable String invitedBy,
            @Nullable String state) {
        ContactNews {
            requireNonNull(contactId, "contactId");
            requireNonNull(at, "at");
        }
    }

    record Consent(
            String contactId,
            String channel,
            String purpose,
            boolean given,
            @Nullable Boolean unknown,
            String source,
            String by,
            Instant at) {
        Consent {
            requireNonNull(contactId, "contactId");
            requireNonNull(channel, "channel");
            requireNonNull(purpose, "purpose");
            requireNonNull(source, "source");
            requireNonNull(by, "by");
            requireNonNull(at, "at");
        }
    }

    record Membership(
            String contactId,
            String system,
            @Nullable String level,
            @Nullable Long points,
            boolean ended,
            String source,
            Instant at) {
        Membership {
            requireNonNull(contactId, "contactId");
            requireNonNull(system, "system");
            requireNonNull(source, "source");
            requireNonNull(at, "at");
        }
    }

    /** Without its body: what was said stays in the conversation. */
    record ServiceMessage(
            String contactId,
            Instant sentAt,
            String origin,
            String messageType,
            @Nullable String staffId) {
        ServiceMessage {
            requireNonNull(contactId, "contactId");
            requireNonNull(sentAt, "sentAt");
            requireNonNull(origin, "origin");
            requireNonNull(messageType, "messageType");
        }
    }

    record TicketOpened(String contactId, String ticketId, String number, Instant openedAt) {
        TicketOpened {
            requireNonNull(contactId, "contactId");
            requireNonNull(ticketId, "ticketId");
            requireNonNull(number, "number");
            requireNonNull(openedAt, "openedAt");
        }
    }

    record TicketClosed(
            String contactId,
            String ticketId,
            Instant at,
            @Nullable String staffId) {
        TicketClosed {
            requireNonNull(contactId, "contactId");
            requireNonNull(ticketId, "ticketId");
            requireNonNull(at, "at");
        }
    }

    record Finished(
            String command,
            @Nullable String contactId,
            String status,
            @Nullable String reason,
            Instant finishedAt) {
        Finished {
            requireNonNull(command, "command");
            requireNonNull(status, "status");
            requireNonNull(finishedAt, "finishedAt");
        }
    }
}

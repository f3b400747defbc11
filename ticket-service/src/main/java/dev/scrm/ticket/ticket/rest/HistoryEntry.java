package dev.scrm.ticket.ticket.rest;

import static java.util.Comparator.comparing;

import dev.scrm.ticket.ticket.Assignment;
import dev.scrm.ticket.ticket.JournalEntry;
import dev.scrm.ticket.ticket.MissedNotice;
import dev.scrm.ticket.ticket.Response;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.Ticket.Closed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a ticket. What messages and replies said is not kept here.
 *
 * @param what opened, message, red-alert, assigned, replied, reply-failed, notice-failed, first-responded,
 *     breach-noticed or closed
 * @param because why, in words
 * @param words the red-alert words
 * @param delivery of a reply: pending, delivered or undelivered
 */
record HistoryEntry(
        Instant at,
        String what,
        @Nullable String origin,
        @Nullable String messageId,
        @Nullable String staffId,
        @Nullable String because,
        @Nullable List<String> words,
        @Nullable String delivery) {

    /** In the order of time; what happened together stays in the order of cause. */
    static List<HistoryEntry> of(Ticket ticket, List<JournalEntry> messages) {
        var entries = new ArrayList<HistoryEntry>();
        var facts = ticket.facts();
        entries.add(
                new HistoryEntry(facts.openedAt(), "opened", null, facts.openingMessageId(), null, null, null, null));
        messages.forEach(message -> entries.addAll(of(message)));
        Optional.ofNullable(ticket.assignment()).map(HistoryEntry::of).ifPresent(entries::add);
        facts.replies().forEach(reply -> entries.addAll(of(ReplyView.of(reply))));
        facts.missedNotices().forEach(missed -> entries.add(of(missed)));
        Optional.ofNullable(facts.clock().noticedAt())
                .ifPresent(noticedAt -> entries.add(simple(noticedAt, "breach-noticed", null)));
        Optional.ofNullable(ticket.response())
                .filter(Response::certain)
                .ifPresent(response -> entries.add(simple(response.at(), "first-responded", response.staffId())));
        if (ticket instanceof Closed closed) {
            entries.add(simple(closed.closing().at(), "closed", closed.closing().staffId()));
        }
        entries.sort(comparing(HistoryEntry::at));
        return entries;
    }

    private static List<HistoryEntry> of(JournalEntry message) {
        var entry = new HistoryEntry(
                message.at(), "message", message.origin(), message.messageId(), message.staffId(), null, null, null);
        return message.alertWords().isEmpty()
                ? List.of(entry)
                : List.of(
                        entry,
                        new HistoryEntry(
                                message.at(),
                                "red-alert",
                                null,
                                message.messageId(),
                                null,
                                null,
                                message.alertWords(),
                                null));
    }

    private static List<HistoryEntry> of(ReplyView reply) {
        var replied =
                new HistoryEntry(reply.at(), "replied", null, null, reply.staffId(), null, null, reply.delivery());
        return reply.reason() == null || reply.settledAt() == null
                ? List.of(replied)
                : List.of(
                        replied,
                        new HistoryEntry(
                                reply.settledAt(),
                                "reply-failed",
                                null,
                                null,
                                reply.staffId(),
                                reply.because(),
                                null,
                                null));
    }

    private static HistoryEntry of(MissedNotice missed) {
        return new HistoryEntry(
                missed.delivery().at(), "notice-failed", null, null, null, missed.because(), null, null);
    }

    private static HistoryEntry of(Assignment assignment) {
        return new HistoryEntry(
                assignment.at(), "assigned", null, null, assignment.staffId(), assignment.reason(), null, null);
    }

    private static HistoryEntry simple(Instant at, String what, @Nullable String staffId) {
        return new HistoryEntry(at, what, null, null, staffId, null, null, null);
    }
}

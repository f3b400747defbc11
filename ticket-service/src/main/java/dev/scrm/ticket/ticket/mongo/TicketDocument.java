package dev.scrm.ticket.ticket.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.ticket.sla.ResponseClock;
import dev.scrm.ticket.ticket.Assignment;
import dev.scrm.ticket.ticket.Closing;
import dev.scrm.ticket.ticket.Conversation;
import dev.scrm.ticket.ticket.RecentMessages;
import dev.scrm.ticket.ticket.Response;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.Ticket.Answered;
import dev.scrm.ticket.ticket.Ticket.Assigned;
import dev.scrm.ticket.ticket.Ticket.Closed;
import dev.scrm.ticket.ticket.Ticket.Open;
import dev.scrm.ticket.ticket.TicketFacts;
import dev.scrm.ticket.ticket.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it lies in MongoDB. The last four fields are there to be searched by only.
 *
 * @param excerpt sealed: the beginning of a customer's message never lies here in clear
 * @param respondedWith the key of the reply that is the first answer, while it is on its way
 * @param missedNotices absent when staff got them all, as they mostly do
 * @param deadline when somebody has to look at its clock; absent when never
 * @param waitingSince absent when someone is responsible or nobody has to be
 * @param holder who has it in hand: the responsible person until it is closed
 */
public record TicketDocument(
        String corpId,
        String contactId,
        String openKfId,
        int ordinal,
        String number,
        String externalUserId,
        String openingMessageId,
        String excerpt,
        Instant openedAt,
        Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant noticedAt,
        int messageCount,
        List<String> recentMessageIds,
        List<String> alertWords,
        List<ReplyDocument> replies,
        @Nullable List<MissedNoticeDocument> missedNotices,
        String status,
        @Nullable String staffId,
        @Nullable String reason,
        @Nullable Instant assignedAt,
        @Nullable String respondedBy,
        @Nullable Instant respondedAt,
        @Nullable String respondedWith,
        @Nullable String answeredInWecomBy,
        @Nullable Instant answeredInWecomAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        String conversation,
        boolean redAlert,
        @Nullable Instant deadline,
        @Nullable Instant waitingSince,
        @Nullable String holder) {

    static TicketDocument of(Ticket ticket, MessageBodies bodies) {
        var facts = ticket.facts();
        var conversation = facts.conversation();
        var clock = facts.clock();
        var assignment = ticket.assignment();
        var response = ticket.response();
        var inWecom = facts.answeredInWecom();
        var closing = ticket instanceof Closed closed ? closed.closing() : null;
        return new TicketDocument(
                conversation.corpId(),
                conversation.contactId(),
                conversation.openKfId(),
                facts.ordinal(),
                facts.number(),
                facts.externalUserId(),
                facts.openingMessageId(),
                bodies.seal(facts.id().value(), facts.excerpt().getBytes(UTF_8)),
                clock.startedAt(),
                clock.dueAt(),
                clock.stoppedAt(),
                clock.noticedAt(),
                facts.messages().count(),
                facts.messages().ids(),
                facts.alertWords(),
                facts.replies().stream().map(ReplyDocument::of).toList(),
                missed(facts),
                ticket.status().wire(),
                assignment == null ? null : assignment.staffId(),
                assignment == null ? null : assignment.reason(),
                assignment == null ? null : assignment.at(),
                response == null ? null : response.staffId(),
                response == null ? null : response.at(),
                response == null ? null : response.pendingReply(),
                inWecom == null ? null : inWecom.staffId(),
                inWecom == null ? null : inWecom.at(),
                closing == null ? null : closing.staffId(),
                closing == null ? null : closing.at(),
                conversation.id(),
                facts.redAlert(),
                clock.deadline().orElse(null),
                ticket.waitsForSomeone() ? facts.openedAt() : null,
                ticket.holder().orElse(null));
    }

    Ticket ticket(MessageBodies bodies) {
        var facts = facts(bodies);
        return switch (TicketStatus.of(status)) {
            case OPEN -> new Open(facts);
            case ASSIGNED -> new Assigned(facts, Objects.requireNonNull(assignment(), "assignment"));
            case ANSWERED -> new Answered(facts, assignment(), Objects.requireNonNull(response(), "response"));
            case CLOSED ->
                new Closed(
                        facts,
                        assignment(),
                        response(),
                        new Closing(closedBy, Objects.requireNonNull(closedAt, "closedAt")));
        };
    }

    private TicketFacts facts(MessageBodies bodies) {
        var owner = new Conversation(corpId, contactId, openKfId);
        return new TicketFacts(
                owner,
                ordinal,
                number,
                externalUserId,
                openingMessageId,
                new String(bodies.open(owner.ticket(ordinal).value(), excerpt), UTF_8),
                new ResponseClock(openedAt, dueAt, stoppedAt, noticedAt),
                new RecentMessages(messageCount, recentMessageIds),
                alertWords,
                answeredInWecomAt == null ? null : new Response(answeredInWecomBy, answeredInWecomAt),
                replies.stream().map(ReplyDocument::reply).toList(),
                missedNotices == null
                        ? List.of()
                        : missedNotices.stream()
                                .map(MissedNoticeDocument::notice)
                                .toList());
    }

    private static @Nullable List<MissedNoticeDocument> missed(TicketFacts facts) {
        return facts.missedNotices().isEmpty()
                ? null
                : facts.missedNotices().stream().map(MissedNoticeDocument::of).toList();
    }

    private @Nullable Assignment assignment() {
        return staffId == null || reason == null || assignedAt == null
                ? null
                : new Assignment(staffId, reason, assignedAt);
    }

    private @Nullable Response response() {
        return respondedAt == null ? null : new Response(respondedBy, respondedAt, respondedWith);
    }
}

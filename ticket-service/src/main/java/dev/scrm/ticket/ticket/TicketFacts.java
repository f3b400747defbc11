package dev.scrm.ticket.ticket;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.ticket.sla.ResponseClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a ticket in each of its states.
 *
 * @param ordinal counts the tickets of the conversation, from 1
 * @param number what people call it
 * @param excerpt the beginning of the opening message, for notices; sealed wherever it is stored
 * @param alertWords red-alert words seen so far
 * @param answeredInWecom the earliest answer that staff gave in WeCom itself, if they did
 * @param replies the last replies sent from here
 * @param missedNotices the last notices that staff did not get
 */
public record TicketFacts(
        Conversation conversation,
        int ordinal,
        String number,
        String externalUserId,
        String openingMessageId,
        String excerpt,
        ResponseClock clock,
        RecentMessages messages,
        List<String> alertWords,
        @Nullable Response answeredInWecom,
        List<SentReply> replies,
        List<MissedNotice> missedNotices) {
    /** In place of the words of somebody who was erased. */
    public static final String ERASED = "已删除";

    static final int REPLIES_REMEMBERED = 200;
    private static final int MISSED_REMEMBERED = 50;

    public TicketFacts {
        requireNonNull(conversation, "conversation");
        requireNonNull(number, "number");
        requireNonNull(externalUserId, "externalUserId");
        requireNonNull(openingMessageId, "openingMessageId");
        requireNonNull(excerpt, "excerpt");
        requireNonNull(clock, "clock");
        requireNonNull(messages, "messages");
        alertWords = List.copyOf(alertWords);
        replies = List.copyOf(replies);
        missedNotices = List.copyOf(missedNotices);
    }

    public TicketId id() {
        return conversation.ticket(ordinal);
    }

    public Instant openedAt() {
        return clock.startedAt();
    }

    public boolean redAlert() {
        return !alertWords.isEmpty();
    }

    Optional<SentReply> reply(String key) {
        return replies.stream().filter(reply -> reply.key().equals(key)).findFirst();
    }

    /** The reply that the command carries, while it is on its way. */
    Optional<SentReply> pendingReply(String commandId) {
        return replies.stream()
                .filter(SentReply::pending)
                .filter(reply -> id().replyCommand(reply.key()).equals(commandId))
                .findFirst();
    }

    /** Whether a further reply would push out one whose outcome is open, or one that may still become the first answer. */
    boolean fullOfReplies() {
        return replies.size() >= REPLIES_REMEMBERED && replies.getFirst().pending();
    }

    /** The earliest answer that the customer has or that is on its way. */
    Optional<Response> firstAnswer() {
        return Stream.concat(
                        Stream.ofNullable(answeredInWecom), replies.stream().flatMap(reply -> reply.answer().stream()))
                .min(comparing(Response::at));
    }

    /** Without what the customer wrote, and without who it was in WeCom; that there was an alert stays. */
    TicketFacts erased() {
        return new TicketFacts(
                conversation,
                ordinal,
                number,
                "",
                openingMessageId,
                ERASED,
                clock,
                messages,
                alertWords.isEmpty() ? List.of() : List.of(ERASED),
                answeredInWecom,
                replies,
                missedNotices);
    }

    TicketFacts counting(String messageId) {
        return with(clock, messages.plus(messageId), alertWords, answeredInWecom, replies, missedNotices);
    }

    TicketFacts alertedBy(List<String> words) {
        var all = Stream.concat(alertWords.stream(), words.stream()).distinct().toList();
        return with(clock, messages, all, answeredInWecom, replies, missedNotices);
    }

    TicketFacts with(ResponseClock next) {
        return with(next, messages, alertWords, answeredInWecom, replies, missedNotices);
    }

    TicketFacts answeredInWecom(Response answer) {
        return answeredInWecom == null || answer.at().isBefore(answeredInWecom.at())
                ? with(clock, messages, alertWords, answer, replies, missedNotices)
                : this;
    }

    TicketFacts having(SentReply reply) {
        return with(
                clock, messages, alertWords, answeredInWecom, last(REPLIES_REMEMBERED, replies, reply), missedNotices);
    }

    TicketFacts missing(MissedNotice notice) {
        var missed = last(MISSED_REMEMBERED, missedNotices, notice);
        return with(clock, messages, alertWords, answeredInWecom, replies, missed);
    }

    TicketFacts settling(SentReply settled) {
        var all = replies.stream()
                .map(reply -> reply.key().equals(settled.key()) ? settled : reply)
                .toList();
        return with(clock, messages, alertWords, answeredInWecom, all, missedNotices);
    }

    private TicketFacts with(
            ResponseClock clock,
            RecentMessages messages,
            List<String> alertWords,
            @Nullable Response answeredInWecom,
            List<SentReply> replies,
            List<MissedNotice> missedNotices) {
        return new TicketFacts(
                conversation,
                ordinal,
                number,
                externalUserId,
                openingMessageId,
                excerpt,
                clock,
                messages,
                alertWords,
                answeredInWecom,
                replies,
                missedNotices);
    }

    private static <T> List<T> last(int remembered, List<T> present, T added) {
        var all = new ArrayList<>(present);
        all.add(added);
        return all.subList(Math.max(0, all.size() - remembered), all.size());
    }
}

package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.AcquisitionChat;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.GroupChat;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.RetryPause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the end of a call means for its command. */
final class Judgement {
    private static final int WELCOME_CODE_EXPIRED = 41050;
    private static final int WELCOME_DELIVERED = 41051;
    private static final int WRONG_SECRET = 40001;
    private static final int DUPLICATE_MESSAGE_ID = 95033;
    private static final int RESPONSE_CODE_USED = 60140;
    private static final int CONFIG_UNKNOWN = 41044;
    private static final int TAG_UNKNOWN = 40068;
    private static final int MASS_MESSAGE_CANCELLED = 41093;
    private static final int REMINDED_TOO_OFTEN = 41094;

    private Judgement() {}

    /**
     * Judges a call.
     *
     * @param before what was tried before it
     * @param calledAt when it began
     */
    static Attempt of(Command command, Tried before, CallEnd<?> end, Instant calledAt, Instant now) {
        return switch (end.reply()) {
            case Reply.Answer(int errorCode, var _) when errorCode == 0 -> accepted(command, before, end, now);
            case Reply.Answer(int errorCode, var _) -> refused(command, before, end, errorCode, calledAt, now);
            case Reply.NoAnswer _ ->
                new Attempt.Postponed(
                        PostponeReason.NO_ANSWER, tried(before, end, before.errorCode(), calledAt), Duration.ZERO);
            case Reply.Held(var until) ->
                new Attempt.Postponed(
                        PostponeReason.FREQUENCY_LIMITED,
                        tried(before, end, before.errorCode(), calledAt),
                        Duration.between(now, until));
        };
    }

    /** Judges a question that WeCom did not answer: who only waits for the answer waits, otherwise nobody can ever say. */
    static Attempt unanswered(Tried tried, CallEnd<?> end, Instant now) {
        return switch (end.reply()) {
            case Reply.Answer(int errorCode, var _)
            when isMendedByTime(errorCode) -> new Attempt.Postponed(PostponeReason.WECOM_BUSY, tried, Duration.ZERO);
            case Reply.Answer(int errorCode, var _)
            when Reaction.to(errorCode) == Reaction.BACK_OFF ->
                new Attempt.Postponed(PostponeReason.FREQUENCY_LIMITED, tried, RetryPause.OF_LIMIT);
            case Reply.Answer(int errorCode, var _) ->
                new Attempt.Done(Outcome.failed(errorCode, Reason.EFFECT_UNKNOWN, tried.attempts(), now));
            case Reply.NoAnswer _ -> new Attempt.Postponed(PostponeReason.NO_ANSWER, tried, Duration.ZERO);
            case Reply.Held(var until) ->
                new Attempt.Postponed(PostponeReason.FREQUENCY_LIMITED, tried, Duration.between(now, until));
        };
    }

    private static Attempt accepted(Command command, Tried before, CallEnd<?> end, Instant now) {
        int attempts = before.attempts() + end.attempts();
        return new Attempt.Done(
                switch (end.value()) {
                    case ExternalContact contact
                    when contact.isTooLarge() -> Outcome.failed(0, Reason.CONTACT_TOO_LARGE, attempts, now);
                    case ExternalContact contact -> Outcome.fetched(new Fetched.Contact(contact), attempts, now);
                    case Map<?, ?> answer
                    when command instanceof Command.FetchGroupChat -> shown(GroupChat.of(answer), attempts, now);
                    case Map<?, ?> answer
                    when command instanceof Command.FetchAcquisitionChat ->
                        Outcome.fetched(new Fetched.LinkChat(AcquisitionChat.of(answer)), attempts, now);
                    case Map<?, ?> answer
                    when command instanceof Command.Post post ->
                        Outcome.sent(post.kind().tell(answer), attempts, now);
                    case null, default -> Outcome.sent(attempts, now);
                });
    }

    private static Outcome shown(Optional<GroupChat> chat, int attempts, Instant now) {
        if (chat.isEmpty()) {
            return Outcome.failed(0, Reason.GROUP_CHAT_UNKNOWN, attempts, now);
        }
        return chat.get().isTooLarge()
                ? Outcome.failed(0, Reason.GROUP_CHAT_TOO_LARGE, attempts, now)
                : Outcome.fetched(new Fetched.Chat(chat.get()), attempts, now);
    }

    /** WeCom said no. Where it says that the thing is done already, and it may have been us, it is done. */
    private static Attempt refused(
            Command command, Tried before, CallEnd<?> end, int code, Instant calledAt, Instant now) {
        boolean maybeDone = before.isDoubtful() || end.doubtful();
        int attempts = before.attempts() + end.attempts();
        return switch (command) {
            case Command.Post post
            when isDone(post.kind(), code, maybeDone) -> new Attempt.Done(Outcome.sent(attempts, now));
            case Command.Post post
            when post.kind() == CommandKind.SEND_WELCOME && code == WELCOME_CODE_EXPIRED ->
                new Attempt.Done(Outcome.expired(code, attempts, now));
            case Command.FetchGroupChat(var _, var chatId)
            when code == GroupChat.DISMISSED ->
                new Attempt.Done(Outcome.fetched(new Fetched.DismissedChat(chatId), attempts, now));
            default -> reaction(code, tried(before, end, code, calledAt), now);
        };
    }

    /** Whether a refusal says that the thing was done, and by us. */
    private static boolean isDone(CommandKind kind, int code, boolean maybeDone) {
        return switch (kind) {
            case SEND_WELCOME -> code == WELCOME_DELIVERED && maybeDone;
            // The message id is derived from the command: whoever used it, it was for this command.
            case SEND_SERVICE_MESSAGE, SEND_SERVICE_EVENT_MESSAGE -> code == DUPLICATE_MESSAGE_ID;
            case CANCEL_MASS_MESSAGE -> code == MASS_MESSAGE_CANCELLED && maybeDone;
            case REMIND_MASS_MESSAGE -> code == REMINDED_TOO_OFTEN && maybeDone;
            // No code of its own is published for a link that is gone; the request holds nothing else to refuse.
            case DELETE_ACQUISITION_LINK -> Reaction.to(code) == Reaction.DROP && maybeDone;
            case DELETE_CONTACT_WAY, DELETE_JOIN_WAY -> code == CONFIG_UNKNOWN && maybeDone;
            case UPDATE_TEMPLATE_CARD -> code == RESPONSE_CODE_USED && maybeDone;
            default -> false;
        };
    }

    private static Attempt reaction(int code, Tried tried, Instant now) {
        return switch (Reaction.to(code)) {
            case BACK_OFF -> new Attempt.Postponed(PostponeReason.FREQUENCY_LIMITED, tried, RetryPause.OF_LIMIT);
            case RETRY, REFRESH, OK, ALARM, STATE, DROP ->
                isMendedByTime(code) ? busy(tried) : refused(code, tried, now);
        };
    }

    /** Whether WeCom was busy, or the new token died at once as well; a secret that is wrong time does not mend. */
    static boolean isMendedByTime(int code) {
        return switch (Reaction.to(code)) {
            case RETRY -> true;
            case REFRESH -> code != WRONG_SECRET;
            case BACK_OFF, OK, ALARM, STATE, DROP -> false;
        };
    }

    private static Attempt busy(Tried tried) {
        return new Attempt.Postponed(PostponeReason.WECOM_BUSY, tried, Duration.ZERO);
    }

    private static Attempt refused(int code, Tried tried, Instant now) {
        return new Attempt.Done(Outcome.failed(code, reason(code), tried.attempts(), now));
    }

    private static Tried tried(Tried before, CallEnd<?> end, @Nullable Integer errorCode, Instant calledAt) {
        var all = new Tried(before.doubtfulSince(), before.attempts() + end.attempts(), errorCode);
        return end.mayHaveTakenEffect() ? all.doubtfulFrom(calledAt) : all;
    }

    /** @param otherwise where a code has no reason of its own and nobody else is to be told */
    static Reason reason(int code, Reason otherwise) {
        var reason = reason(code);
        return reason == reason(Reaction.DROP) ? otherwise : reason;
    }

    private static Reason reason(int code) {
        return switch (code) {
            case WELCOME_DELIVERED -> Reason.WELCOME_ALREADY_DELIVERED;
            case 41053 -> Reason.ARCHIVE_CONSENT_MISSING;
            case 81013 -> Reason.NO_VALID_RECIPIENT;
            case 84061, 84084 -> Reason.NO_RELATION;
            case 40096 -> Reason.EXTERNAL_USER_UNKNOWN;
            case 40050, 86001 -> Reason.GROUP_CHAT_UNKNOWN;
            case TAG_UNKNOWN -> Reason.TAG_UNKNOWN;
            case 40071 -> Reason.TAG_NAME_TAKEN;
            case 40126 -> Reason.TOO_MANY_TAGS;
            case 81011 -> Reason.TAG_OF_ANOTHER_APP;
            case 41095 -> Reason.TOO_MANY_LINKS;
            case 41201 -> Reason.CHAT_KEY_REFUSED;
            case 301021 -> Reason.STAFF_UNKNOWN;
            case 301025 -> Reason.APPROVAL_REFUSED;
            case 301055 -> Reason.NOT_PERMITTED;
            case 41060 -> Reason.MOMENT_UNKNOWN;
            case 41047 -> Reason.MESSAGE_UNKNOWN;
            case 41048 -> Reason.NO_VALID_RECIPIENT;
            case MASS_MESSAGE_CANCELLED -> Reason.MESSAGE_CANCELLED;
            case REMINDED_TOO_OFTEN -> Reason.REMINDED_TOO_OFTEN;
            case CONFIG_UNKNOWN -> Reason.CONFIG_UNKNOWN;
            case 41045 -> Reason.TOO_MANY_CONTACT_WAYS;
            case 60111 -> Reason.STAFF_UNKNOWN;
            case 95001 -> Reason.FIVE_MESSAGES_SENT;
            case 95002, 95018, 95031 -> Reason.SERVICE_WINDOW_CLOSED;
            case 95014, 95019 -> Reason.SERVICER_UNAVAILABLE;
            case 95016 -> Reason.SESSION_STATE_REFUSED;
            case 60020 -> Reason.IP_NOT_TRUSTED;
            case RESPONSE_CODE_USED -> Reason.RESPONSE_CODE_USED;
            case 42052 -> Reason.RECALLED_TOO_LATE;
            case 40007 -> Reason.MEDIA_REFUSED;
            case 93000 -> Reason.ROBOT_REMOVED;
            case 93004 -> Reason.ROBOT_DISABLED;
            default -> reason(Reaction.to(code));
        };
    }

    private static Reason reason(Reaction reaction) {
        return switch (reaction) {
            case OK, DROP, RETRY, BACK_OFF -> Reason.WECOM_REFUSED;
            case REFRESH -> Reason.TOKEN_REFUSED;
            case ALARM -> Reason.NOT_PERMITTED;
            case STATE -> Reason.STATE_CHANGED;
        };
    }
}

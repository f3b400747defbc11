package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the end of a call means for its command. */
final class Judgement {
    private static final int WELCOME_CODE_EXPIRED = 41050;
    private static final int WELCOME_DELIVERED = 41051;
    private static final int DUPLICATE_MESSAGE_ID = 95033;

    private Judgement() {}

    /** The outcome; empty when WeCom as a whole is away and nothing can be said. */
    static Optional<Outcome> of(Command command, boolean interrupted, CallEnd<?> end, Clock clock) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (end.reply()) {
            case Reply.Answer(int errorCode, var _) when errorCode == 0 -> Optional.of(accepted(end, now));
            case Reply.Answer(int errorCode, var _) ->
                Optional.of(refused(command, errorCode, interrupted || end.doubtful(), end.attempts(), now));
            case Reply.NoAnswer(var cause) when cause.isAway() -> Optional.empty();
            case Reply.NoAnswer _ -> Optional.of(Outcome.failed(null, "no-answer", end.attempts(), now));
        };
    }

    private static Outcome accepted(CallEnd<?> end, Instant now) {
        return end.value() instanceof ExternalContact contact
                ? Outcome.fetched(contact, end.attempts(), now)
                : Outcome.sent(end.attempts(), now);
    }

    /** WeCom said no. Where it says that the thing is done already, and it may have been us, it is done. */
    private static Outcome refused(Command command, int code, boolean maybeDone, int attempts, Instant now) {
        return switch (command) {
            case Command.SendWelcome _ when code == WELCOME_DELIVERED && maybeDone -> Outcome.sent(attempts, now);
            case Command.SendWelcome _ when code == WELCOME_CODE_EXPIRED -> Outcome.expired(code, attempts, now);
            // The message id is derived from the command: whoever used it, it was for this command.
            case Command.SendServiceMessage _ when code == DUPLICATE_MESSAGE_ID -> Outcome.sent(attempts, now);
            default ->
                command.head().isExpired(now) && Reaction.to(code) == Reaction.RETRY
                        ? Outcome.expired(code, attempts, now)
                        : Outcome.failed(code, reason(code), attempts, now);
        };
    }

    private static String reason(int code) {
        return switch (code) {
            case WELCOME_DELIVERED -> "welcome-already-delivered";
            case 41053 -> "archive-consent-missing";
            case 81013 -> "no-valid-recipient";
            case 84061, 84084 -> "no-relation";
            case 40096 -> "external-user-unknown";
            case 40068 -> "tag-unknown";
            case 60111 -> "staff-unknown";
            case 95001 -> "five-messages-sent";
            case 95002, 95018, 95031 -> "service-window-closed";
            case 60020 -> "ip-not-trusted";
            default -> reason(Reaction.to(code));
        };
    }

    private static String reason(Reaction reaction) {
        return switch (reaction) {
            case OK, DROP -> "wecom-refused";
            case RETRY -> "wecom-busy";
            case REFRESH -> "token-refused";
            case BACK_OFF -> "frequency-limited";
            case ALARM -> "not-permitted";
            case STATE -> "state-changed";
        };
    }
}

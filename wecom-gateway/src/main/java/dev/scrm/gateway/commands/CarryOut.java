package dev.scrm.gateway.commands;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corp;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one command. One whose call may have taken effect is called again, because WeCom itself knows a repetition:
 * a welcome code works once, message/send compares the request, kf/send_msg knows the message id; tags and reading bear
 * repetition.
 */
final class CarryOut {
    /** No attempt of a call begins after so long: who has to wait longer waits alone. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** A command that WeCom neither allows nor refuses for so long is given up. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** One that may have taken effect is asked about for so long after its time was over. */
    private static final Duration PATIENCE_AFTER_EXPIRY = Duration.ofMinutes(5);

    private final WecomApi wecom;
    private final Corps corps;
    private final BackOffs backOffs;
    private final Clock clock;

    CarryOut(WecomApi wecom, Corps corps, Clock clock) {
        this.wecom = wecom;
        this.corps = corps;
        this.backOffs = new BackOffs(clock);
        this.clock = clock;
    }

    /** Calls WeCom, unless it is clear without. */
    Attempt carryOut(WaitingCommand waiting) {
        var command = waiting.command();
        var tried = waiting.tried();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (command instanceof Command.Malformed malformed) {
            return failed(tried, malformed.reason(), now);
        }
        var expired = expired(waiting);
        if (expired.isPresent()) {
            return new Attempt.Done(expired.get());
        }
        if (isForgottenByWecom(command, tried, now)) {
            return failed(tried, "interrupted-too-long", now);
        }
        var corp = corps.find(command.head().corpId());
        if (corp.isEmpty()) {
            return failed(tried, "corp-unknown", now);
        }
        return app(command, corp.get())
                .map(app -> endOfPatience(waiting, attempt(command, tried, app, now)))
                .orElseGet(() -> failed(tried, "app-unknown", now));
    }

    /** The outcome of a command whose time is over and that was certainly not sent. */
    Optional<Outcome> expired(WaitingCommand waiting) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var tried = waiting.tried();
        return !tried.isDoubtful() && waiting.command().head().isExpired(now)
                ? Optional.of(Outcome.expired(tried.errorCode(), tried.attempts(), now))
                : Optional.empty();
    }

    /** After an exception: nobody knows whether a call was made. */
    Attempt failedToTry(WaitingCommand waiting) {
        var tried = waiting.tried().doubtfulFrom(clock.instant());
        return endOfPatience(waiting, new Attempt.Postponed(PostponeReason.INTERNAL_ERROR, tried, Duration.ZERO));
    }

    private static Attempt failed(Tried tried, String reason, Instant now) {
        return new Attempt.Done(Outcome.failed(tried.errorCode(), reason, tried.attempts(), now));
    }

    private Attempt attempt(Command command, Tried tried, App app, Instant now) {
        var left = backOffs.left(command);
        if (left.isPositive()) {
            return new Attempt.Postponed(PostponeReason.FREQUENCY_LIMITED, tried, left);
        }
        var end = call(command, app, deadline(command, now));
        var attempt = Judgement.of(command, tried, end, now, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (attempt instanceof Attempt.Postponed(var reason, var _, var atLeast)
                && reason == PostponeReason.FREQUENCY_LIMITED) {
            backOffs.begin(command, atLeast);
        }
        return attempt;
    }

    private Attempt endOfPatience(WaitingCommand waiting, Attempt attempt) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return attempt instanceof Attempt.Postponed(var reason, var tried, var _) && isPatienceOver(waiting, tried, now)
                ? failed(tried, reason.code(), now)
                : attempt;
    }

    private static boolean isPatienceOver(WaitingCommand waiting, Tried tried, Instant now) {
        var expiresAt = waiting.command().head().expiresAt();
        boolean nobodyKnows =
                tried.isDoubtful() && expiresAt != null && now.isAfter(expiresAt.plus(PATIENCE_AFTER_EXPIRY));
        return nobodyKnows || now.isAfter(waiting.since().plus(PATIENCE));
    }

    /** Which app acts; empty when the command names one that the corp does not have. */
    private static Optional<App> app(Command command, Corp corp) {
        return switch (command) {
            case Command.SendWelcome welcome -> app(welcome.agentId(), corp);
            case Command.SendAppMessage message -> app(message.agentId(), corp);
            case Command.FetchContact _, Command.MarkTags _ -> Optional.of(corp.appForContacts());
            case Command.SendServiceMessage message -> Optional.of(corp.appForServiceAccount(message.openKfId()));
            case Command.Malformed _ -> Optional.of(corp.firstApp());
        };
    }

    private static Optional<App> app(@Nullable String agentId, Corp corp) {
        return agentId == null ? Optional.of(corp.firstApp()) : corp.app(agentId);
    }

    /** WeCom would take the repetition for a new message; rather none than two. */
    private static boolean isForgottenByWecom(Command command, Tried tried, Instant now) {
        return command instanceof Command.SendAppMessage
                && tried.doubtfulSince() != null
                && now.isAfter(tried.doubtfulSince().plusSeconds(WecomApi.DUPLICATES_KNOWN_SECONDS));
    }

    private static Instant deadline(Command command, Instant now) {
        var longest = now.plus(LONGEST);
        var expiresAt = command.head().expiresAt();
        return expiresAt != null && expiresAt.isBefore(longest) ? expiresAt : longest;
    }

    private CallEnd<?> call(Command command, App app, Instant deadline) {
        return switch (command) {
            case Command.SendWelcome(var _, var _, var code, var text) -> wecom.sendWelcome(app, code, text, deadline);
            case Command.SendAppMessage(var head, var _, var staffIds, var text) ->
                wecom.sendAppMessage(app, head.id(), staffIds, text, deadline);
            case Command.FetchContact(var _, var externalUserId) -> wecom.getContact(app, externalUserId, deadline);
            case Command.MarkTags(var _, var externalUserId, var staffId, var add, var remove) ->
                wecom.markTags(app, staffId, externalUserId, add, remove, deadline);
            case Command.SendServiceMessage message ->
                wecom.sendServiceMessage(
                        app,
                        message.messageId(),
                        message.openKfId(),
                        message.externalUserId(),
                        message.text(),
                        deadline);
            case Command.Malformed malformed ->
                throw new IllegalStateException("Expected no call for a malformed command " + malformed.name());
        };
    }
}

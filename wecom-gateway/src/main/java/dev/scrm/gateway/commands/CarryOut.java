package dev.scrm.gateway.commands;

import dev.scrm.gateway.commands.Ledger.Standing;
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
 * Carries out one command. One that was interrupted is called again, because WeCom itself knows a repetition: a welcome
 * code works once, message/send compares the request, kf/send_msg knows the message id; tags and reading bear repetition.
 */
final class CarryOut {
    /** How long the attempts for one command may go on, unless it expires before. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final WecomApi wecom;
    private final Corps corps;
    private final Clock clock;

    CarryOut(WecomApi wecom, Corps corps, Clock clock) {
        this.wecom = wecom;
        this.corps = corps;
        this.clock = clock;
    }

    /** The outcome; empty when WeCom is away and the command has to wait for it. */
    Optional<Outcome> carryOut(Command command, Standing standing) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean interrupted = standing instanceof Standing.Interrupted;
        if (command instanceof Command.Malformed malformed) {
            return Optional.of(Outcome.failed(null, malformed.reason(), 0, now));
        }
        if (!interrupted && command.head().isExpired(now)) {
            return Optional.of(Outcome.expired(null, 0, now));
        }
        if (isForgottenByWecom(command, standing, now)) {
            return Optional.of(Outcome.failed(null, "interrupted-too-long", 0, now));
        }
        var corp = corps.find(command.head().corpId());
        if (corp.isEmpty()) {
            return Optional.of(Outcome.failed(null, "corp-unknown", 0, now));
        }
        return app(command, corp.get())
                .map(app -> Judgement.of(command, interrupted, call(command, app, deadline(command, now)), clock))
                .orElseGet(() -> Optional.of(Outcome.failed(null, "app-unknown", 0, now)));
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
    private static boolean isForgottenByWecom(Command command, Standing standing, Instant now) {
        return command instanceof Command.SendAppMessage
                && standing instanceof Standing.Interrupted(var takenOnAt)
                && now.isAfter(takenOnAt.plusSeconds(WecomApi.DUPLICATES_KNOWN_SECONDS));
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

package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads commands from the wire. What is no command at all is unreadable; what cannot be right becomes malformed. */
final class CommandReader implements CommandFormat {
    private static final String PREFIX = "scrm.wecom.";

    /** The largest that can be right, with all its recipients; so many of them fit into a waiting line. */
    private static final int BYTES_AT_MOST = 80 * 1024;

    /** Ten thousand customers have 40 bytes each; such a command has a waiting line of its own. */
    private static final int LARGE_BYTES_AT_MOST = 512 * 1024;

    /** Nobody plans a message further ahead, and the ledger forgets later. */
    private static final Duration FURTHEST = Duration.ofDays(92);

    private static final byte[] LANE = "\"lane\"".getBytes(StandardCharsets.US_ASCII);

    /** What all commands may have. */
    private record Common(
            @Nullable String contactId,
            @Nullable String externalUserId,
            @Nullable String lane,
            @Nullable Instant notBefore,
            @Nullable Instant expiresAt) {}

    private record OnlyLane(@Nullable String lane) {}

    @Override
    public CallLane lane(EventEnvelope envelope) {
        var byKind = CommandKind.of(name(envelope)).map(CommandKind::lane).orElse(CallLane.BULK);
        if (!contains(envelope.data(), LANE)) {
            return byKind;
        }
        try {
            return lane(EventData.read(envelope, OnlyLane.class).lane()).orElse(byKind);
        } catch (UnreadableEventException _) {
            return byKind;
        }
    }

    @Override
    public Command readAgain(EventEnvelope envelope, String key) {
        try {
            return read(envelope, key);
        } catch (UnreadableEventException _) {
            return new Command.Malformed(headOf(envelope, key), name(envelope), Reason.UNREADABLE);
        }
    }

    @Override
    public Command read(EventEnvelope envelope, String key) {
        var kind = kind(envelope);
        if (envelope.data().length > bytesAtMost(kind)) {
            return new Command.Malformed(headOf(envelope, key), kind.commandName(), Reason.COMMAND_TOO_LARGE);
        }
        var fields = new Fields(envelope);
        var common = fields.readBut("externalUserId", Common.class);
        var head = head(common, envelope, key, lane(common.lane()).orElse(kind.lane()), common.notBefore());
        try {
            var command = read(kind, head, fields);
            check(common, envelope);
            var unread = fields.unread();
            return unread.isEmpty() ? command : command.ignoring(unread);
        } catch (WrongCommand wrong) {
            // It must not wait for its time to be told that it is wrong.
            var now = head(common, envelope, key, head.lane(), null);
            return new Command.Malformed(now.ignoring(fields.unread()), kind.commandName(), wrong.reason());
        }
    }

    private static Command.Head head(
            Common common, EventEnvelope envelope, String key, CallLane lane, @Nullable Instant notBefore) {
        return new Command.Head(
                envelope,
                key,
                common.contactId(),
                common.externalUserId(),
                lane,
                notBefore,
                expiresAt(common, envelope),
                List.of());
    }

    /** Nothing is tried for so long that a later end would matter. */
    private static @Nullable Instant expiresAt(Common common, EventEnvelope envelope) {
        var latest = envelope.time().plus(FURTHEST.multipliedBy(2));
        return common.expiresAt() != null && common.expiresAt().isAfter(latest) ? latest : common.expiresAt();
    }

    private static int bytesAtMost(CommandKind kind) {
        return kind.isLarge() ? LARGE_BYTES_AT_MOST : BYTES_AT_MOST;
    }

    private static CommandKind kind(EventEnvelope envelope) {
        return Optional.of(envelope.type())
                .filter(type -> type.name().startsWith(PREFIX) && type.version() == 1)
                .flatMap(_ -> CommandKind.of(name(envelope)))
                .orElseThrow(() -> new UnreadableEventException("Expected a command but got " + envelope.type()));
    }

    private static void check(Common common, EventEnvelope envelope) {
        Checks.require(common.lane() == null || lane(common.lane()).isPresent(), Reason.LANE_UNKNOWN);
        var notBefore = common.notBefore();
        if (notBefore != null) {
            Checks.require(notBefore.isBefore(envelope.time().plus(FURTHEST)), Reason.NOT_BEFORE_TOO_FAR);
            Checks.require(
                    common.expiresAt() == null || notBefore.isBefore(common.expiresAt()),
                    Reason.EXPIRES_BEFORE_ITS_TIME);
        }
    }

    private static Command read(CommandKind kind, Command.Head head, Fields fields) {
        return switch (kind) {
            case SEND_WELCOME -> Welcomes.read(head, fields);
            case SEND_APP_MESSAGE -> AppMessages.send(head, fields);
            case RECALL_APP_MESSAGE -> AppMessages.recall(head, fields);
            case UPDATE_TEMPLATE_CARD -> AppMessages.update(head, fields);
            case SEND_ROBOT_MESSAGE -> RobotMessages.read(head, fields);
            case SEND_SERVICE_MESSAGE -> ServiceMessages.read(head, fields);
            case SEND_SERVICE_EVENT_MESSAGE -> ServiceMessages.readOnEvent(head, fields);
            case CHANGE_SERVICE_SESSION -> ServiceSessions.read(head, fields);
            case FETCH_CONTACT -> Customers.fetch(head, fields);
            case FETCH_GROUP_CHAT -> GroupChats.fetch(head, fields);
            case FETCH_ACQUISITION_CHAT -> Links.fetchChat(head, fields);
            case MARK_TAGS -> Customers.markTags(head, fields);
            case CANCEL_COMMAND -> Cancellations.read(head, fields);
            case REMARK_CONTACT -> Customers.remark(head, fields);
            case SEND_MASS_MESSAGE, CANCEL_MASS_MESSAGE, REMIND_MASS_MESSAGE -> MassMessages.read(kind, head, fields);
            case PUBLISH_MOMENT, CANCEL_MOMENT -> Moments.read(kind, head, fields);
            case TRANSFER_CONTACTS -> Transfers.contacts(head, fields);
            case TRANSFER_GROUP_CHATS -> Transfers.groupChats(head, fields);
            case CREATE_SCHEDULE -> Schedules.create(head, fields);
            case APPLY_APPROVAL -> Approvals.apply(head, fields);
            case CREATE_TAGS, EDIT_TAG, DELETE_TAGS -> Tags.read(kind, head, fields);
            case CREATE_ACQUISITION_LINK, UPDATE_ACQUISITION_LINK, DELETE_ACQUISITION_LINK ->
                Links.read(kind, head, fields);
            case CREATE_CONTACT_WAY, UPDATE_CONTACT_WAY, DELETE_CONTACT_WAY -> ContactWays.read(kind, head, fields);
            case CREATE_JOIN_WAY, UPDATE_JOIN_WAY, DELETE_JOIN_WAY -> JoinWays.read(kind, head, fields);
        };
    }

    private static Command.Head headOf(EventEnvelope envelope, String key) {
        var lane = CommandKind.of(name(envelope)).map(CommandKind::lane).orElse(CallLane.BULK);
        return new Command.Head(envelope, key, null, lane, null, null);
    }

    private static String name(EventEnvelope envelope) {
        return envelope.type().name().replaceFirst("^" + Pattern.quote(PREFIX), "");
    }

    private static Optional<CallLane> lane(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "urgent" -> Optional.of(CallLane.URGENT);
            case "interactive" -> Optional.of(CallLane.INTERACTIVE);
            case "bulk" -> Optional.of(CallLane.BULK);
            default -> Optional.empty();
        };
    }

    private static boolean contains(byte[] data, byte[] wanted) {
        for (int from = 0; from <= data.length - wanted.length; from++) {
            int i = 0;
            while (i < wanted.length && data[from + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }
}

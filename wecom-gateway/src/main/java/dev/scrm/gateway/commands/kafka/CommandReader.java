package dev.scrm.gateway.commands.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Urgency;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads commands from the wire. What is no command at all is unreadable; what cannot be right becomes malformed. */
final class CommandReader {
    private static final String PREFIX = "scrm.wecom.";
    private static final int WELCOME_BYTES = 4000;
    private static final int MESSAGE_BYTES = 2048;
    private static final int RECIPIENTS = 1000;

    /** The largest that can be right, with all its recipients; so many of them fit into a waiting line. */
    private static final int BYTES_AT_MOST = 80 * 1024;

    private record SendWelcome(
            @Nullable String contactId,
            @Nullable String agentId,
            @Nullable String welcomeCode,
            @Nullable String text,
            @Nullable Instant expiresAt) {}

    private record SendAppMessage(
            @Nullable String contactId,
            @Nullable String agentId,
            @Nullable List<@Nullable String> staffIds,
            @Nullable String text,
            @Nullable Instant expiresAt) {}

    private record FetchContact(
            @Nullable String contactId, @Nullable String externalUserId) {}

    private record MarkTags(
            @Nullable String contactId,
            @Nullable String externalUserId,
            @Nullable String staffId,
            @Nullable List<@Nullable String> add,
            @Nullable List<@Nullable String> remove) {}

    private record SendServiceMessage(
            @Nullable String contactId,
            @Nullable String externalUserId,
            @Nullable String openKfId,
            @Nullable String text,
            @Nullable Instant expiresAt) {}

    private CommandReader() {}

    /** How soon it has to be carried out; decided by its type alone. */
    static Urgency urgency(EventEnvelope envelope) {
        var type = envelope.type().name();
        return Urgency.of(type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type);
    }

    /** Reads what was a command when it came; one that this version does not know becomes malformed. */
    static Command readAgain(EventEnvelope envelope, String key) {
        try {
            return read(envelope, key);
        } catch (UnreadableEventException _) {
            return new Command.Malformed(
                    new Command.Head(envelope, key, null, null),
                    envelope.type().name().replaceFirst("^" + Pattern.quote(PREFIX), ""),
                    "unreadable");
        }
    }

    static Command read(EventEnvelope envelope, String key) {
        if (!envelope.type().name().startsWith(PREFIX) || envelope.type().version() != 1) {
            throw new UnreadableEventException("Expected a command but got " + envelope.type());
        }
        var name = envelope.type().name().substring(PREFIX.length());
        if (envelope.data().length > BYTES_AT_MOST) {
            return new Command.Malformed(new Command.Head(envelope, key, null, null), name, "command-too-large");
        }
        return switch (name) {
            case "send-welcome" -> welcome(envelope, key, EventData.read(envelope, SendWelcome.class));
            case "send-app-message" -> appMessage(envelope, key, EventData.read(envelope, SendAppMessage.class));
            case "fetch-contact" -> fetch(envelope, key, EventData.read(envelope, FetchContact.class));
            case "mark-tags" -> tags(envelope, key, EventData.read(envelope, MarkTags.class));
            case "send-service-message" ->
                serviceMessage(envelope, key, EventData.read(envelope, SendServiceMessage.class));
            default -> throw new UnreadableEventException("Expected a command but got " + envelope.type());
        };
    }

    private static Command welcome(EventEnvelope envelope, String key, SendWelcome data) {
        var head = head(envelope, key, data.contactId(), data.expiresAt());
        if (data.welcomeCode() == null || data.welcomeCode().isBlank()) {
            return new Command.Malformed(head, "send-welcome", "welcome-code-missing");
        }
        var wrong = wrongText(data.text(), WELCOME_BYTES);
        return wrong == null && data.text() != null
                ? new Command.SendWelcome(head, data.agentId(), data.welcomeCode(), data.text())
                : new Command.Malformed(head, "send-welcome", String.valueOf(wrong));
    }

    private static Command appMessage(EventEnvelope envelope, String key, SendAppMessage data) {
        var head = head(envelope, key, data.contactId(), data.expiresAt());
        var staffIds = withoutNulls(data.staffIds());
        if (staffIds.isEmpty() || staffIds.size() > RECIPIENTS) {
            return new Command.Malformed(head, "send-app-message", "recipients-out-of-range");
        }
        if (staffIds.stream().anyMatch(id -> id.isBlank() || id.contains("|") || id.startsWith("@"))) {
            return new Command.Malformed(head, "send-app-message", "recipient-invalid");
        }
        var wrong = wrongText(data.text(), MESSAGE_BYTES);
        return wrong == null && data.text() != null
                ? new Command.SendAppMessage(head, data.agentId(), staffIds, data.text())
                : new Command.Malformed(head, "send-app-message", String.valueOf(wrong));
    }

    private static Command fetch(EventEnvelope envelope, String key, FetchContact data) {
        var head = head(envelope, key, data.contactId(), null);
        return data.externalUserId() == null
                ? new Command.Malformed(head, "fetch-contact", "external-user-missing")
                : new Command.FetchContact(head, data.externalUserId());
    }

    private static Command tags(EventEnvelope envelope, String key, MarkTags data) {
        var head = head(envelope, key, data.contactId(), null);
        if (data.externalUserId() == null || data.staffId() == null) {
            return new Command.Malformed(head, "mark-tags", "relation-missing");
        }
        var add = Set.copyOf(withoutNulls(data.add()));
        var remove = Set.copyOf(withoutNulls(data.remove()));
        return add.isEmpty() && remove.isEmpty()
                ? new Command.Malformed(head, "mark-tags", "tags-missing")
                : new Command.MarkTags(head, data.externalUserId(), data.staffId(), add, remove);
    }

    private static Command serviceMessage(EventEnvelope envelope, String key, SendServiceMessage data) {
        var head = head(envelope, key, data.contactId(), data.expiresAt());
        if (data.externalUserId() == null || data.openKfId() == null) {
            return new Command.Malformed(head, "send-service-message", "recipient-missing");
        }
        var wrong = wrongText(data.text(), MESSAGE_BYTES);
        return wrong == null && data.text() != null
                ? new Command.SendServiceMessage(head, data.externalUserId(), data.openKfId(), data.text())
                : new Command.Malformed(head, "send-service-message", String.valueOf(wrong));
    }

    private static Command.Head head(
            EventEnvelope envelope, String key, @Nullable String contactId, @Nullable Instant expiresAt) {
        return new Command.Head(envelope, key, contactId, expiresAt);
    }

    private static List<String> withoutNulls(@Nullable List<@Nullable String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().flatMap(Stream::ofNullable).toList();
    }

    private static @Nullable String wrongText(@Nullable String text, int bytesAtMost) {
        if (text == null || text.isBlank()) {
            return "text-missing";
        }
        return text.getBytes(UTF_8).length > bytesAtMost ? "text-too-long" : null;
    }
}

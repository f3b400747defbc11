package dev.scrm.gateway.commands;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands for tests. */
public final class CommandFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String CORP = "ww5c3a0demo0000001";
    public static final String CUSTOMER = "wmEXAMPLEcust0001";
    public static final String CONTACT = Ids.contact(CORP, CUSTOMER);

    private CommandFixtures() {}

    public static Command aWelcome(String id) {
        return new Command.SendWelcome(head("send-welcome", id, NOON.plusSeconds(20)), null, "WC-1", "您好");
    }

    public static Command anAppMessage(String id) {
        return new Command.SendAppMessage(head("send-app-message", id, null), null, List.of("lin.wei"), "新工单");
    }

    public static Command aFetch(String id) {
        return new Command.FetchContact(head("fetch-contact", id, null), CUSTOMER);
    }

    public static Command aTagging(String id) {
        return new Command.MarkTags(head("mark-tags", id, null), CUSTOMER, "lin.wei", Set.of("etEXgold"), Set.of());
    }

    public static Command aServiceMessage(String id) {
        return new Command.SendServiceMessage(head("send-service-message", id, null), CUSTOMER, "wkDEMOkf0001", "您好");
    }

    /** The command of these that has the event. */
    public static Command of(EventEnvelope envelope) {
        return switch (envelope.type().name().substring("scrm.wecom.".length())) {
            case "send-welcome" -> aWelcome(envelope.id());
            case "send-app-message" -> anAppMessage(envelope.id());
            case "fetch-contact" -> aFetch(envelope.id());
            case "mark-tags" -> aTagging(envelope.id());
            default -> aServiceMessage(envelope.id());
        };
    }

    /** The same for another key. */
    static Command withKey(Command command, String key) {
        var head = new Command.Head(
                command.head().envelope(),
                key,
                command.head().contactId(),
                command.head().expiresAt());
        return switch (command) {
            case Command.MarkTags(var _, var user, var staff, var add, var remove) ->
                new Command.MarkTags(head, user, staff, add, remove);
            default -> throw new IllegalArgumentException("Expected tags but got " + command.name());
        };
    }

    public static Command.Head head(String name, String id, @Nullable Instant expiresAt) {
        return head(CORP, name, id, expiresAt);
    }

    public static Command.Head head(String corp, String name, String id, @Nullable Instant expiresAt) {
        var envelope = new EventEnvelope(
                id,
                EventType.of("scrm.wecom." + name + ".v1"),
                "/journey-service",
                CONTACT,
                NOON,
                corp,
                0,
                "cause",
                "correlation",
                null,
                new byte[] {'{', '}'});
        return new Command.Head(envelope, Ids.contactKey(corp, CONTACT), CONTACT, expiresAt);
    }
}

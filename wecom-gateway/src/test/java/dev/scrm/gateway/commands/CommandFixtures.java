package dev.scrm.gateway.commands;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.test.MutableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands for tests. */
public final class CommandFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String CORP = "ww5c3a0demo0000001";
    public static final String CUSTOMER = "wmEXAMPLEcust0001";
    public static final String CONTACT = Ids.contact(CORP, CUSTOMER);

    private CommandFixtures() {}

    /** Carries out at once and for one corp; what was made before is forgotten. */
    static CarryOut aCarryOut(FakeWecom wecom, MutableClock clock) {
        return new CarryOut(
                wecom,
                new InMemoryCreations(),
                new InMemoryCallMarks(),
                nobodyErased(clock),
                new OneCorp(CORP),
                new FillIn(new InMemoryLedger(clock), MediaUses.none(clock), clock),
                clock);
    }

    static SpareErased nobodyErased(MutableClock clock) {
        return new SpareErased(new InMemoryErasedContacts(), clock);
    }

    public static Command aWelcome(String id) {
        return aWelcome(id, null, NOON.plusSeconds(20));
    }

    static Command aWelcome(String id, @Nullable String agentId, @Nullable Instant expiresAt) {
        return new Command.Post(
                head("send-welcome", id, expiresAt),
                CommandKind.SEND_WELCOME,
                new Actor.Agent(agentId),
                ApiRequest.of("externalcontact/send_welcome_msg", Map.of("welcome_code", "WC-1")));
    }

    public static Command anAppMessage(String id) {
        return anAppMessage(id, null, null);
    }

    static Command anAppMessage(String id, @Nullable String agentId, @Nullable Instant expiresAt) {
        return anAppMessage(head("send-app-message", id, expiresAt), id, agentId);
    }

    /** One that was decided then. */
    public static Command anAppMessage(String id, Instant time) {
        return anAppMessage(head(aCommandOf("send-app-message", id, "/journey-service", time), null), id, null);
    }

    private static Command anAppMessage(Command.Head head, String id, @Nullable String agentId) {
        return new Command.Post(
                head,
                CommandKind.SEND_APP_MESSAGE,
                new Actor.Agent(agentId),
                ApiRequest.of("message/send", Map.of("text", id)));
    }

    public static Command aFetch(String id) {
        return new Command.FetchContact(head("fetch-contact", id, null), CUSTOMER);
    }

    public static Command aTagging(String id) {
        return aTagging(head("mark-tags", id, null));
    }

    static Command aTagging(Command.Head head) {
        return new Command.Post(
                head,
                CommandKind.MARK_TAGS,
                new Actor.CustomerApp(),
                ApiRequest.of("externalcontact/mark_tag", Map.of("add_tag", List.of("etEXgold"))));
    }

    public static Command aServiceMessage(String id) {
        return new Command.Post(
                head("send-service-message", id, null),
                CommandKind.SEND_SERVICE_MESSAGE,
                new Actor.ServiceAccountApp("wkDEMOkf0001"),
                ApiRequest.of("kf/send_msg", Map.of("msgid", id)));
    }

    /** A format that knows the commands of these. */
    public static CommandFormat format() {
        return new CommandFormat() {
            @Override
            public CallLane lane(EventEnvelope envelope) {
                return of(envelope).head().lane();
            }

            @Override
            public Command read(EventEnvelope envelope, String key) {
                return of(envelope);
            }

            @Override
            public Command readAgain(EventEnvelope envelope, String key) {
                return of(envelope);
            }
        };
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

    public static Command.Head head(String name, String id, @Nullable Instant expiresAt) {
        return head(CORP, name, id, expiresAt);
    }

    public static Command.Head head(String corp, String name, String id, @Nullable Instant expiresAt) {
        return head(aCommandOf(corp, name, id, "/journey-service", NOON), expiresAt);
    }

    /** What a service decided at a time. */
    public static EventEnvelope aCommandOf(String name, String id, String source, Instant time) {
        return aCommandOf(CORP, name, id, source, time);
    }

    private static EventEnvelope aCommandOf(String corp, String name, String id, String source, Instant time) {
        return new EventEnvelope(
                id,
                EventType.of("scrm.wecom." + name + ".v1"),
                source,
                CONTACT,
                time,
                corp,
                0,
                "cause",
                "correlation",
                null,
                new byte[] {'{', '}'});
    }

    private static Command.Head head(EventEnvelope envelope, @Nullable Instant expiresAt) {
        var corp = envelope.corpId();
        var name = envelope.type().name().substring("scrm.wecom.".length());
        var lane = CommandKind.of(name).orElseThrow().lane();
        return new Command.Head(envelope, Ids.contactKey(corp, CONTACT), CONTACT, lane, null, expiresAt);
    }
}

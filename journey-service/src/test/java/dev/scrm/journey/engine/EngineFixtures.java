package dev.scrm.journey.engine;

import dev.scrm.journey.definition.json.BuiltInDefinitions;
import dev.scrm.journey.engine.Input.CommandFinished;
import dev.scrm.journey.engine.Input.ContactAdded;
import dev.scrm.journey.engine.Input.MessageCame;
import dev.scrm.journey.engine.Input.NameFetched;
import dev.scrm.journey.engine.Input.RelationEnded;
import dev.scrm.journey.engine.mustache.MustacheTexts;
import dev.scrm.platform.events.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A corp, a contact, a staff member and the built-in welcome journey. */
public final class EngineFixtures {
    static final String AGENT = "1000002";
    public static final String CORP = "ww5c3a0demo0000001";
    public static final String OTHER_CORP = "ww5c3a0demo0000002";
    public static final String CUSTOMER = "wmEXAMPLEcust0001";
    public static final String CONTACT = Ids.contact(CORP, CUSTOMER);
    public static final String LIN = "lin.wei";
    public static final String CHEN = "chen.bo";
    public static final String CODE = "WC-EXAMPLE-1";
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private EngineFixtures() {}

    public static BuiltInDefinitions definitions() {
        return BuiltInDefinitions.read(
                Map.of("name-wait", Duration.ofSeconds(3), "message-wait", Duration.ofMinutes(2)));
    }

    public static JourneyEngine anEngine() {
        return new JourneyEngine(definitions(), new MustacheTexts());
    }

    static Traveller nobody() {
        return Traveller.unknown(CORP, CONTACT);
    }

    static ContactAdded added(String eventId, String code) {
        return added(eventId, LIN, code, NOON);
    }

    static ContactAdded added(String eventId, String staffId, String code, Instant at) {
        return new ContactAdded(
                new Cause(eventId, at, "correlation-" + eventId, null),
                false,
                CUSTOMER,
                staffId,
                "poster-17",
                code,
                AGENT,
                at);
    }

    static ContactAdded halfAdded(String eventId, String code) {
        return new ContactAdded(
                new Cause(eventId, NOON, null, null), true, CUSTOMER, LIN, "poster-17", code, AGENT, NOON);
    }

    static NameFetched named(String name) {
        return new NameFetched(new Cause("fetched-" + name, NOON, null, null), name, NOON.plusMillis(300));
    }

    static RelationEnded left(String staffId, Instant at) {
        return new RelationEnded(new Cause("left-" + staffId + at, at, null, null), staffId);
    }

    static MessageCame wrote(Instant at) {
        return new MessageCame(new Cause("message-" + at, at, null, null), at);
    }

    static CommandFinished finished(Effect command, String status, Instant at) {
        var type = command.content() instanceof Effect.SendWelcome ? "send-welcome" : "send-app-message";
        return new CommandFinished(
                new Cause("outcome-" + command.id(), at, null, null), command.id(), type, status, at);
    }

    static CommandFinished fetchFailed(Instant at) {
        return new CommandFinished(new Cause("fetch-failed", at, null, null), "another", "fetch-contact", "failed", at);
    }
}

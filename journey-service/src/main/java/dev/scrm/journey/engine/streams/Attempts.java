package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Effect;
import dev.scrm.journey.engine.Input;
import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.journey.engine.Traveller;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.OutboxMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries to decide, from bytes to bytes. All of it is pure, so a failure is the input's or the code's and never Kafka's:
 * a second try would fail as well.
 */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private static final byte[] UNCHANGED = new byte[0];

    private final JourneyEngine engine;
    private final EngineMeters meters;

    Attempts(JourneyEngine engine, EngineMeters meters) {
        this.engine = engine;
        this.meters = meters;
    }

    /** What came of it. */
    sealed interface Attempt {}

    /** A decision, with the state and the effects as they are stored and sent; no row when nothing changed. */
    record Decided(Traveller before, Decision<Traveller, Effect> decision, byte[] row, List<OutboxMessage> messages)
            implements Attempt {}

    /** No decision, and why. */
    record Failed(String reason) implements Attempt {}

    Attempt attempt(String key, byte @Nullable [] row, Input input, Instant now) {
        try {
            var before = traveller(key, row);
            var decision = engine.decide(before, input, now);
            var messages = decision.events().stream().map(EffectWire::message).toList();
            meters.decided(input);
            var after = decision.changed() ? TravellerRow.write(decision.state()) : UNCHANGED;
            return new Decided(before, decision, after, messages);
        } catch (RuntimeException e) {
            LOG.error(
                    "Expected a decision for {} on {} but got none",
                    key,
                    input.getClass().getSimpleName(),
                    e);
            return new Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** Reads a row under a key {@code corp:contact}. */
    static Traveller traveller(String key, byte @Nullable [] row) {
        int colon = key.indexOf(':');
        var corpId = key.substring(0, colon);
        var contactId = key.substring(colon + 1);
        return row == null ? Traveller.unknown(corpId, contactId) : TravellerRow.read(corpId, contactId, row);
    }
}

package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Effect;
import dev.scrm.journey.engine.Input;
import dev.scrm.journey.engine.Instance;
import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.journey.engine.Traveller;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.OutboxMessage;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
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
        var attempt = attempt(key, row, input.getClass().getSimpleName(), one -> engine.decide(one, input, now));
        if (attempt instanceof Decided) {
            meters.decided(input);
        }
        return attempt;
    }

    /** Takes out the instances whose time has come but who cannot go on. */
    Attempt giveUp(String key, byte @Nullable [] row, Instant now) {
        return attempt(key, row, "giving up", one -> engine.giveUp(one, stuck(key, row, one, now), now));
    }

    private List<Instance> stuck(String key, byte @Nullable [] row, Traveller traveller, Instant now) {
        return traveller.instances().stream()
                .filter(instance -> !now.isBefore(instance.timer().due()))
                .filter(instance -> {
                    var time = new Input.TimeCame(instance.id(), instance.wakeSequence());
                    return attempt(key, row, time, now) instanceof Failed;
                })
                .toList();
    }

    private static Attempt attempt(
            String key, byte @Nullable [] row, String what, Function<Traveller, Decision<Traveller, Effect>> decide) {
        try {
            var before = traveller(key, row);
            var decision = decide.apply(before);
            var messages = decision.events().stream().map(EffectWire::message).toList();
            var after = decision.changed() ? TravellerRow.write(decision.state()) : UNCHANGED;
            return new Decided(before, decision, after, messages);
        } catch (RuntimeException e) {
            LOG.error("Expected a decision for {} on {} but got none", key, what, e);
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

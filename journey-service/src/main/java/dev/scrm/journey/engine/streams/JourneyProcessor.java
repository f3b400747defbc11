package dev.scrm.journey.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.journey.engine.Input;
import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.journey.engine.streams.Attempts.Decided;
import dev.scrm.journey.engine.streams.Attempts.Failed;
import dev.scrm.journey.engine.streams.EventInputs.ForContact;
import dev.scrm.journey.engine.streams.EventInputs.NotForUs;
import dev.scrm.journey.engine.streams.EventInputs.Reading;
import dev.scrm.journey.engine.streams.EventInputs.ReleaseOf;
import dev.scrm.journey.engine.streams.EventInputs.UnknownVersion;
import dev.scrm.journey.engine.streams.RowKeys.DueTimer;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries records and due timers of one partition to the engine, and what it decided to the store and the sinks. */
final class JourneyProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(JourneyProcessor.class);

    private final Attempts attempts;
    private final EngineSettings.Timers settings;
    private final EngineMeters meters;
    private @Nullable World world;

    JourneyProcessor(JourneyEngine engine, EngineSettings.Timers settings, EngineMeters meters) {
        this.attempts = new Attempts(engine, meters);
        this.settings = settings;
        this.meters = meters;
    }

    /** What the processor got from Kafka Streams. */
    private record World(ProcessorContext<byte[], byte[]> context, EngineStore store, Outlet outlet, CatchUp catchUp) {
        Instant now() {
            return Instant.ofEpochMilli(context.currentSystemTimeMs());
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        KeyValueStore<Bytes, byte[]> rows = context.getStateStore(EngineStore.NAME);
        var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        world = new World(context, new EngineStore(rows), new Outlet(context), new CatchUp(now));
        context.schedule(settings.every(), PunctuationType.WALL_CLOCK_TIME, _ -> fireTimers());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var position = context()
                .recordMetadata()
                .map(from -> new SourcePosition(from.topic(), from.partition(), from.offset()))
                .orElseThrow();
        world().catchUp().read(Instant.ofEpochMilli(record.timestamp()));
        try {
            var envelope = CloudEventHeaders.read(record.headers(), record.value());
            take(key(record), new WaitingRecord(position, envelope), EventInputs.read(envelope));
        } catch (UnreadableEventException e) {
            LOG.error("Expected an event at {} but {}", position, e.getMessage());
            world().outlet().bury(record, position, String.valueOf(e.getMessage()));
            meters.dead();
        }
    }

    private void take(String key, WaitingRecord record, Reading reading) {
        switch (reading) {
            case NotForUs _ -> {}
            case UnknownVersion(var reason) -> followOrPark(key, record, reason);
            case ForContact contact -> {
                requireKey(key, record.envelope(), contact.contactId());
                decide(key, record, contact.input());
            }
            case ReleaseOf(var contactId) -> {
                requireKey(key, record.envelope(), contactId);
                release(key);
            }
        }
    }

    private void decide(String key, WaitingRecord record, Input input) {
        var row = store().row(key);
        if (ParkedRow.isParked(row)) {
            follow(key, record);
            return;
        }
        switch (attempts.attempt(key, row, input, world().now())) {
            case Decided decided -> carry(key, decided);
            case Failed(var reason) -> park(key, record, reason);
        }
    }

    private void carry(String key, Decided decided) {
        var decision = decided.decision();
        if (!decision.changed()) {
            return;
        }
        store().save(key, decided.before(), decision.state(), decided.row());
        decided.messages().forEach(world().outlet()::send);
        decision.events().forEach(meters::gaveOut);
    }

    private void followOrPark(String key, WaitingRecord record, String reason) {
        if (ParkedRow.isParked(store().row(key))) {
            follow(key, record);
        } else {
            park(key, record, reason);
        }
    }

    private void park(String key, WaitingRecord record, String reason) {
        LOG.error("Parked contact {} at {}: {}", key, record.position(), reason);
        store().park(key, reason);
        store().keepWaiting(key, record);
        world().outlet().park(key, record, reason);
        meters.parked();
    }

    private void follow(String key, WaitingRecord record) {
        store().keepWaiting(key, record);
        world().outlet().park(key, record, "follows: " + store().parkedReason(key));
    }

    /** What waited is decided in order; when it fails again, the contact is parked again with the rest. */
    private void release(String key) {
        if (!ParkedRow.isParked(store().row(key))) {
            return;
        }
        var waiting = store().release(key);
        var row = store().row(key);
        try {
            store().rearm(key, Attempts.traveller(key, row));
        } catch (RuntimeException e) {
            LOG.error("Expected a readable row of {} but it is not", key, e);
            store().park(key, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        LOG.info("Released contact {} with {} records", key, waiting.size());
        waiting.forEach(record -> takeAgain(key, record));
    }

    private void takeAgain(String key, WaitingRecord record) {
        try {
            take(key, record, EventInputs.read(record.envelope()));
        } catch (UnreadableEventException e) {
            followOrPark(key, record, String.valueOf(e.getMessage()));
        }
    }

    /** Bounded in time and number, so that records and commits are not held up by a storm of timers. */
    private void fireTimers() {
        var horizon = world().catchUp().horizon(world().now());
        long start = System.nanoTime();
        for (var due : store().due(horizon, settings.atMost())) {
            fire(due);
            if (System.nanoTime() - start > settings.budget().toNanos()) {
                return;
            }
        }
    }

    private void fire(DueTimer due) {
        var key = due.contactKey();
        var timer = due.timer();
        store().fired(due);
        var row = store().row(key);
        if (row == null || ParkedRow.isParked(row)) {
            // A released contact gets its timers anew.
            return;
        }
        // The clock may have jumped back since it was looked at: a timer that was taken out must count as due.
        var now = world().now().isBefore(timer.due()) ? timer.due() : world().now();
        switch (attempts.attempt(key, row, new Input.TimeCame(timer.instanceId(), timer.wakeSequence()), now)) {
            case Decided decided -> {
                carry(key, decided);
                meters.fired(Duration.between(timer.due(), now));
            }
            case Failed(var reason) -> {
                LOG.error("Parked contact {} at a timer due {}: {}", key, timer.due(), reason);
                store().park(key, reason);
                meters.parked();
            }
        }
    }

    private static String key(Record<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new UnreadableEventException("Expected a key but the record has none");
        }
        return new String(record.key(), UTF_8);
    }

    /** A record under another key would reach another partition's contact, or another corp's. */
    private static void requireKey(String key, EventEnvelope envelope, String contactId) {
        if (!key.equals(Ids.contactKey(envelope.corpId(), contactId))) {
            throw new UnreadableEventException(
                    "Expected the key of contact %s of %s but got '%s'".formatted(contactId, envelope.corpId(), key));
        }
    }

    private World world() {
        return Objects.requireNonNull(world, "init comes first");
    }

    private ProcessorContext<byte[], byte[]> context() {
        return world().context();
    }

    private EngineStore store() {
        return world().store();
    }
}

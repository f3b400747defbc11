package dev.scrm.journey.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.journey.engine.Input;
import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.journey.engine.streams.Attempts.Decided;
import dev.scrm.journey.engine.streams.Attempts.Failed;
import dev.scrm.journey.engine.streams.EventInputs.ForContact;
import dev.scrm.journey.engine.streams.EventInputs.NotForUs;
import dev.scrm.journey.engine.streams.EventInputs.Reading;
import dev.scrm.journey.engine.streams.EventInputs.UnknownVersion;
import dev.scrm.journey.engine.streams.RowKeys.DueTimer;
import dev.scrm.platform.events.ErasedStore;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.SetAside;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.messaging.erasure.ErasureDone;
import dev.scrm.platform.messaging.erasure.ErasureRequested;
import dev.scrm.platform.messaging.streams.CatchUp;
import dev.scrm.platform.messaging.streams.IncomingRecord;
import dev.scrm.platform.messaging.streams.ParkedWork;
import dev.scrm.platform.messaging.streams.Parking;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.Sinks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
final class JourneyProcessor implements Processor<byte[], byte[], byte[], byte[]>, ParkedWork {
    private static final Logger LOG = LoggerFactory.getLogger(JourneyProcessor.class);

    private final Attempts attempts;
    private final TimerSettings settings;
    private final EngineMeters meters;
    private final ParkingMeters parkingMeters;
    private @Nullable World world;

    JourneyProcessor(JourneyEngine engine, TimerSettings settings, EngineMeters meters, ParkingMeters parkingMeters) {
        this.attempts = new Attempts(engine, meters);
        this.settings = settings;
        this.meters = meters;
        this.parkingMeters = parkingMeters;
    }

    /** What the processor got from Kafka Streams. */
    private record World(
            ProcessorContext<byte[], byte[]> context,
            EngineStore store,
            Sinks sinks,
            Parking parking,
            CatchUp catchUp) {
        Instant now() {
            return Instant.ofEpochMilli(context.currentSystemTimeMs());
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        KeyValueStore<Bytes, byte[]> rows = context.getStateStore(EngineStore.NAME);
        var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        var sinks = new Sinks(context);
        var parking = new Parking(rows, sinks, this, parkingMeters, context::currentSystemTimeMs);
        world = new World(context, new EngineStore(rows), sinks, parking, new CatchUp(now));
        context.schedule(settings.every(), PunctuationType.WALL_CLOCK_TIME, _ -> fireTimers());
        context.schedule(Parking.EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> parking.releasePortion());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var incoming = IncomingRecord.of(record, context().recordMetadata().orElseThrow());
        world().catchUp().read(Instant.ofEpochMilli(record.timestamp()));
        if (incoming.position().topic().equals(Topics.PARKING_COMMANDS)) {
            parking().obey(incoming);
            return;
        }
        try {
            take(incoming);
        } catch (UnreadableEventException e) {
            parking().bury(incoming, String.valueOf(e.getMessage()));
        }
    }

    private void take(IncomingRecord incoming) {
        var event = incoming.event();
        var reading = EventInputs.read(event);
        if (reading instanceof NotForUs) {
            return;
        }
        var key = key(incoming, event, reading);
        parking().handle(key, incoming, () -> handle(key, event, reading));
    }

    private Optional<String> handle(String key, EventEnvelope event, Reading reading) {
        return switch (reading) {
            case NotForUs _ -> Optional.empty();
            case UnknownVersion(var reason) -> Optional.of(reason);
            case ForContact contact -> {
                var failure = decide(key, contact.input());
                if (failure.isEmpty() && contact.input() instanceof Input.ContactErased erased) {
                    world().sinks().send(answer(event, contact.contactId(), erased));
                }
                yield failure;
            }
        };
    }

    @Override
    public Optional<String> retry(String key, EventEnvelope event) {
        return handle(key, event, EventInputs.read(event));
    }

    private OutboxMessage answer(EventEnvelope event, String contactId, Input.ContactErased erased) {
        return ErasureDone.answer(
                "journey-service",
                event,
                new ErasureRequested(erased.erasureId(), contactId, erased.erasedAt()),
                List.of(new ErasedStore("engine", 1, 1, "客户编号与删除时间：更早的添加不再开始旅程")),
                world().now());
    }

    private Optional<String> decide(String key, Input input) {
        return switch (attempts.attempt(key, store().row(key), input, world().now())) {
            case Decided decided -> {
                carry(key, decided);
                yield Optional.empty();
            }
            case Failed(var reason) -> Optional.of(reason);
        };
    }

    private void carry(String key, Decided decided) {
        var decision = decided.decision();
        if (!decision.changed()) {
            return;
        }
        store().save(key, decided.before(), decision.state(), decided.row());
        decided.messages().forEach(world().sinks()::send);
        decision.events().forEach(meters::gaveOut);
    }

    /** The instances behind timers that cannot be decided. */
    @Override
    public boolean giveUp(String key) {
        if (attempts.giveUp(key, store().row(key), world().now()) instanceof Decided decided) {
            carry(key, decided);
            return decided.decision().changed();
        }
        return false;
    }

    /** Timers that ran out while the contact was parked are set anew. */
    @Override
    public Optional<String> release(String key) {
        try {
            store().rearm(key, Attempts.traveller(key, store().row(key)));
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("Expected a readable row of {} but it is not", key, e);
            return Optional.of(SetAside.reason(e));
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
        if (row == null || parking().isParked(key)) {
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
                parking().park(key, reason);
            }
        }
    }

    /** A record under another key would reach another partition's contact, or another corp's. */
    private static String key(IncomingRecord incoming, EventEnvelope event, Reading reading) {
        var key = incoming.key() == null ? "" : new String(incoming.key(), UTF_8);
        boolean fits = reading instanceof ForContact contact
                ? key.equals(Ids.contactKey(event.corpId(), contact.contactId()))
                : key.startsWith(event.corpId() + ":");
        if (!fits) {
            throw new UnreadableEventException(
                    "Expected the key of a contact of %s, and of the one it is about, but got '%s'"
                            .formatted(event.corpId(), key));
        }
        return key;
    }

    @Override
    public void close() {
        if (world != null) {
            world.parking().close();
        }
    }

    private World world() {
        return Objects.requireNonNull(world, "init comes first");
    }

    private ProcessorContext<byte[], byte[]> context() {
        return world().context();
    }

    private Parking parking() {
        return world().parking();
    }

    private EngineStore store() {
        return world().store();
    }
}

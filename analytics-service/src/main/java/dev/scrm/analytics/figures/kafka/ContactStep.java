package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import dev.scrm.analytics.figures.ContactFacts;
import dev.scrm.analytics.figures.FigureChange;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.ErasedStore;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.SetAside;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.messaging.erasure.ErasureDone;
import dev.scrm.platform.messaging.erasure.ErasureRequested;
import dev.scrm.platform.messaging.streams.IncomingRecord;
import dev.scrm.platform.messaging.streams.ParkedWork;
import dev.scrm.platform.messaging.streams.Parking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries each event to the facts of its contact, and what that changes on to the figures. A record that is no event is
 * set aside; one whose handling fails parks its contact, in the same transaction as everything else.
 */
final class ContactStep extends ContextualProcessor<byte[], byte[], byte @Nullable [], Outcome> implements ParkedWork {
    static final String FACTS = "contact-facts";
    static final String PARKED = "parked";

    private static final Logger LOG = LoggerFactory.getLogger(ContactStep.class);

    private final String reKeyedTopic;
    private final FigureMeters meters;
    private @Nullable KeyValueStore<String, ContactFacts> facts;
    private @Nullable Parking parking;

    /** @param reKeyedTopic ends the name of the topic on which records come whose origin is in their headers */
    ContactStep(String reKeyedTopic, FigureMeters meters) {
        this.reKeyedTopic = reKeyedTopic;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], Outcome> context) {
        super.init(context);
        facts = context.getStateStore(FACTS);
        var made = new Parking(
                context.getStateStore(PARKED), this::aside, this, meters.parking(), context::currentSystemTimeMs);
        parking = made;
        context.schedule(Parking.EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> made.releasePortion());
    }

    private void aside(String topic, byte @Nullable [] key, byte @Nullable [] value, long timestamp, Headers headers) {
        context().forward(new Record<>(key, new Outcome.Aside(topic, value), timestamp, headers));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var at = context().recordMetadata().orElseThrow();
        var incoming =
                at.topic().endsWith(reKeyedTopic) ? ReKeyedRecords.original(record) : IncomingRecord.of(record, at);
        if (at.topic().equals(Topics.PARKING_COMMANDS)) {
            parking().obey(incoming);
            return;
        }
        try {
            var event = incoming.event();
            if (FactReader.reads(event.type().name()) || ErasureRequested.is(event)) {
                var contact = contact(record, event);
                parking().handle(contact, incoming, () -> retry(contact, event));
            }
        } catch (UnreadableEventException e) {
            parking().bury(incoming, String.valueOf(e.getMessage()));
        }
    }

    /** Counts the event, or erases the contact; answers why that cannot be. Failures of the stores and of Kafka fly. */
    @Override
    public Optional<String> retry(String contact, EventEnvelope event) {
        var known = requireNonNullElseGet(facts().get(contact), () -> ContactFacts.unknown(event.corpId()));
        Runnable carry;
        try {
            carry = ErasureRequested.is(event)
                    ? erasing(contact, known, event)
                    : counting(contact, FactReader.read(event).map(fact -> known.count(fact, now())));
        } catch (UnreadableEventException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Expected to count {} ({}) of {} but cannot", event.type(), event.id(), contact, e);
            return Optional.of(SetAside.reason(e));
        }
        carry.run();
        return Optional.empty();
    }

    private Runnable counting(String contact, Optional<Decision<ContactFacts, FigureChange>> decided) {
        return () -> decided.filter(Decision::changed).ifPresent(decision -> {
            carry(contact, decision);
            meters.counted();
        });
    }

    /** Whoever asks is answered also when nothing was known. */
    private Runnable erasing(String contact, ContactFacts known, EventEnvelope event) {
        var requested = ErasureRequested.read(event, contact);
        var decision = known.erase(requested.erasedAt());
        var stores =
                List.of(new ErasedStore(FACTS, known.countUntil(requested.erasedAt()), 1, "客户编号与删除时间：更早的添加与工单不再计入指标"));
        var done = ErasureDone.answer("analytics-service", event, requested, stores, now());
        return () -> {
            if (decision.changed()) {
                carry(contact, decision);
            }
            answer(contact, done.envelope());
        };
    }

    private void carry(String contact, Decision<ContactFacts, FigureChange> decision) {
        facts().put(contact, decision.state());
        decision.events().forEach(this::forward);
    }

    private void answer(String contact, EventEnvelope done) {
        var headers = new RecordHeaders();
        CloudEventHeaders.write(done, headers);
        context()
                .forward(new Record<>(
                        contact.getBytes(UTF_8),
                        new Outcome.Answered(done.data()),
                        context().currentSystemTimeMs(),
                        headers));
    }

    private void forward(FigureChange change) {
        context()
                .forward(new Record<>(
                        null, new Outcome.Changed(change), context().currentSystemTimeMs()));
    }

    /** A contact of the figures fails at records only. */
    @Override
    public boolean giveUp(String key) {
        return false;
    }

    @Override
    public Optional<String> release(String contact) {
        return Optional.empty();
    }

    @Override
    public void close() {
        if (parking != null) {
            parking.close();
        }
    }

    private static String contact(Record<byte[], byte[]> record, EventEnvelope event) {
        var key = record.key() == null ? "" : new String(record.key(), UTF_8);
        if (!key.startsWith(event.corpId() + ":")) {
            throw new UnreadableEventException("Expected a key of corp " + event.corpId() + " but got '" + key + "'");
        }
        return key;
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private KeyValueStore<String, ContactFacts> facts() {
        return requireNonNull(facts, "init comes first");
    }

    private Parking parking() {
        return requireNonNull(parking, "init comes first");
    }
}

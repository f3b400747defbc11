package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import dev.scrm.analytics.figures.ContactFacts;
import dev.scrm.analytics.figures.FigureChange;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
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
final class ContactStep extends ContextualProcessor<byte[], byte[], byte @Nullable [], Outcome> {
    static final String FACTS = "contact-facts";
    static final String PARKED = "parked-contacts";

    private static final Logger LOG = LoggerFactory.getLogger(ContactStep.class);
    private static final Duration AFTER_START = Duration.ofSeconds(1);

    private final String reKeyedTopic;
    private final FigureMeters meters;
    private @Nullable KeyValueStore<String, ContactFacts> facts;
    private @Nullable ParkedContacts parked;
    private @Nullable Cancellable release;

    /** @param reKeyedTopic ends the name of the topic on which records come whose origin is in their headers */
    ContactStep(String reKeyedTopic, FigureMeters meters) {
        this.reKeyedTopic = reKeyedTopic;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], Outcome> context) {
        super.init(context);
        facts = context.getStateStore(FACTS);
        parked = new ParkedContacts(context.getStateStore(PARKED));
        release = context.schedule(AFTER_START, PunctuationType.WALL_CLOCK_TIME, _ -> releaseOnce());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var at = context().recordMetadata().orElseThrow();
        var incoming = at.topic().endsWith(reKeyedTopic) ? Incoming.original(record) : Incoming.of(record, at);
        try {
            var event = incoming.event();
            if (FactReader.reads(event.type().name())) {
                handle(contact(record, event), event, incoming);
            }
        } catch (UnreadableEventException e) {
            bury(incoming, e);
        }
    }

    private void handle(String contact, EventEnvelope event, Incoming incoming) {
        if (parked().isParked(contact)) {
            park(contact, incoming, "follows a parked record of its key");
            return;
        }
        count(contact, event).ifPresent(failure -> {
            LOG.error(
                    "Parked contact {} at {} ({} {})", contact, incoming.position(), event.type(), event.id(), failure);
            park(contact, incoming, reason(failure));
        });
    }

    /** Counts the event; answers why that cannot be. Failures of the stores and of Kafka fly. */
    private Optional<RuntimeException> count(String contact, EventEnvelope event) {
        var known = requireNonNullElseGet(facts().get(contact), () -> ContactFacts.unknown(event.corpId()));
        Optional<Decision<ContactFacts, FigureChange>> decided;
        try {
            decided = FactReader.read(event).map(fact -> known.count(fact, now()));
        } catch (UnreadableEventException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
        decided.filter(Decision::changed).ifPresent(decision -> {
            facts().put(contact, decision.state());
            decision.events().forEach(this::forward);
            meters.counted();
        });
        return Optional.empty();
    }

    private void forward(FigureChange change) {
        context()
                .forward(new Record<>(
                        null, new Outcome.Changed(change), context().currentSystemTimeMs()));
    }

    private void park(String contact, Incoming incoming, String reason) {
        parked().park(contact, incoming);
        context().forward(SetAsideRecords.parked(group(), incoming, reason));
        meters.parked();
    }

    /**
     * Tries what is parked once after each start: only another version of this service handles it better, and that one
     * has to start first. What still fails stays parked, without another copy on the topic.
     */
    private void releaseOnce() {
        if (release != null) {
            release.cancel();
        }
        for (var contact : parked().contacts()) {
            release(contact);
        }
    }

    private void release(String contact) {
        for (var incoming : parked().waitingFor(contact)) {
            try {
                var failure = count(contact, incoming.event());
                if (failure.isPresent()) {
                    LOG.error("Expected to release contact {} but it stays parked", contact, failure.get());
                    return;
                }
            } catch (UnreadableEventException e) {
                bury(incoming, e);
            }
            parked().released(contact);
        }
        LOG.info("Released contact {}", contact);
    }

    private void bury(Incoming incoming, UnreadableEventException failure) {
        context().forward(SetAsideRecords.dead(group(), incoming, String.valueOf(failure.getMessage())));
        meters.dead();
    }

    private static String contact(Record<byte[], byte[]> record, EventEnvelope event) {
        var key = record.key() == null ? "" : new String(record.key(), UTF_8);
        if (!key.startsWith(event.corpId() + ":")) {
            throw new UnreadableEventException("Expected a key of corp " + event.corpId() + " but got '" + key + "'");
        }
        return key;
    }

    private static String reason(RuntimeException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private String group() {
        return context().applicationId();
    }

    private KeyValueStore<String, ContactFacts> facts() {
        return requireNonNull(facts, "init comes first");
    }

    private ParkedContacts parked() {
        return requireNonNull(parked, "init comes first");
    }
}

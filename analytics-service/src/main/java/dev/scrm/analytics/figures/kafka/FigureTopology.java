package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.analytics.figures.ContactFacts;
import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/**
 * Events → facts of each contact → changes of figures → figures as they stand. Every step, store and topic is named,
 * so that a later version finds what this one kept.
 */
final class FigureTopology {
    static final List<String> SOURCES = List.of(
            Topics.WECOM_CALLBACKS,
            Topics.WECOM_OUTCOMES,
            Topics.TICKET_EVENTS,
            Topics.CONTACT_ERASURES,
            Topics.PARKING_COMMANDS);

    private static final String TICKETS_BY_CONTACT = "tickets-by-contact";
    private static final String FIGURES = "figures";
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private FigureTopology() {}

    static Topology build(FigureMeters meters) {
        var builder = new StreamsBuilder();
        var tickets = builder.stream(
                        Topics.TICKET_EVENTS, Consumed.with(BYTES, BYTES).withName("ticket-events"))
                .process(TicketsByContact::new, Named.as("find-contact"))
                .repartition(Repartitioned.<byte[], byte[]>as(TICKETS_BY_CONTACT)
                        .withKeySerde(BYTES)
                        .withValueSerde(BYTES));
        builder
                .addStateStore(Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(ContactStep.FACTS),
                                Serdes.String(),
                                JsonSerde.of(ContactFacts.class))
                        .withCachingEnabled())
                .addStateStore(Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(ContactStep.PARKED), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled())
                .stream(
                        List.of(
                                Topics.WECOM_CALLBACKS,
                                Topics.WECOM_OUTCOMES,
                                Topics.CONTACT_ERASURES,
                                Topics.PARKING_COMMANDS),
                        Consumed.with(BYTES, BYTES).withName("contact-events"))
                .merge(tickets, Named.as("with-tickets"))
                .process(
                        () -> new ContactStep(TICKETS_BY_CONTACT + "-repartition", meters),
                        Named.as("contact-facts-step"),
                        ContactStep.FACTS,
                        ContactStep.PARKED)
                .split(Named.as("outcome-"))
                .branch(
                        (_, outcome) -> outcome instanceof Outcome.Changed,
                        Branched.withConsumer(FigureTopology::rollUp, "changed"))
                .branch(
                        (_, outcome) -> outcome instanceof Outcome.Answered,
                        Branched.withConsumer(FigureTopology::answer, "answered"))
                .defaultBranch(Branched.withConsumer(FigureTopology::aside, "set-aside"));
        return builder.build();
    }

    private static void aside(KStream<byte[], Outcome> outcomes) {
        outcomes.mapValues(Outcome.Aside.class::cast, Named.as("set-aside-records"))
                .to(
                        (_, record, _) -> record.topic(),
                        Produced.with(BYTES, asideValue()).withName("set-aside-topics"));
    }

    private static void answer(KStream<byte[], Outcome> outcomes) {
        outcomes.mapValues(outcome -> ((Outcome.Answered) outcome).value(), Named.as("answers"))
                .to(Topics.CONTACT_ERASURES, Produced.with(BYTES, BYTES).withName("answers-topic"));
    }

    private static void rollUp(KStream<byte[], Outcome> outcomes) {
        outcomes.mapValues(Outcome.Changed.class::cast, Named.as("changes"))
                .map(
                        (_, changed) -> KeyValue.pair(
                                changed.change().key().wire(), changed.change().amount()),
                        Named.as("by-row"))
                .groupByKey(Grouped.with("figure-changes", Serdes.String(), JsonSerde.of(Figure.class)))
                .aggregate(
                        FigureState::zero,
                        (_, amount, state) -> state.plus(amount),
                        Named.as("roll-up"),
                        Materialized.<String, FigureState>as(Stores.persistentKeyValueStore(FIGURES))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(JsonSerde.of(FigureState.class))
                                .withCachingEnabled())
                .toStream(Named.as("rows"))
                .process(AsEvents::new, Named.as("row-events"))
                .to(FigureEvents.TOPIC, Produced.with(BYTES, BYTES).withName("figures-topic"));
    }

    private static Serde<Outcome.Aside> asideValue() {
        return Serdes.serdeFrom((_, record) -> record.value(), (_, _) -> {
            throw new UnsupportedOperationException("Expected set-aside records to be written only");
        });
    }

    /** Gives each row the form of an event. */
    private static final class AsEvents extends ContextualProcessor<String, FigureState, byte[], byte[]> {
        @Override
        public void process(Record<String, FigureState> record) {
            var event = FigureEvents.event(
                    FigureKey.of(record.key()), record.value(), Instant.ofEpochMilli(record.timestamp()));
            var headers = new RecordHeaders();
            CloudEventHeaders.write(event, headers);
            context().forward(new Record<>(record.key().getBytes(UTF_8), event.data(), record.timestamp(), headers));
        }
    }
}

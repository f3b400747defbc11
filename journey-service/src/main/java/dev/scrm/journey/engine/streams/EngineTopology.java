package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.RowStore;
import dev.scrm.platform.messaging.streams.Sinks;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;

/** One sub-topology: the topics keyed by contact, one processor, one store, and a sink for each topic written. */
final class EngineTopology {
    static final List<String> SOURCES = List.of(
            Topics.WECOM_CALLBACKS,
            Topics.WECOM_MESSAGES,
            Topics.WECOM_OUTCOMES,
            Topics.CONTACT_ERASURES,
            Topics.PARKING_COMMANDS);

    private static final String EVENTS = "events";
    private static final String PROCESSOR = "journeys";

    private EngineTopology() {}

    static Topology of(JourneyEngine engine, TimerSettings timers, EngineMeters meters, ParkingMeters parking) {
        var topology = new Topology();
        topology.addSource(
                EVENTS, new ByteArrayDeserializer(), new ByteArrayDeserializer(), SOURCES.toArray(String[]::new));
        topology.addProcessor(PROCESSOR, () -> new JourneyProcessor(engine, timers, meters, parking), EVENTS);
        topology.addStateStore(RowStore.named(EngineStore.NAME), PROCESSOR);
        Sinks.add(
                topology,
                PROCESSOR,
                List.of(Topics.WECOM_COMMANDS, Topics.JOURNEY_EVENTS, Topics.CONTACT_ERASURES),
                SOURCES);
        return topology;
    }
}

package dev.scrm.journey.engine.streams;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.messaging.streams.StreamsSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How the engine runs on Kafka Streams: {@code journey.engine}. */
@ConfigurationProperties("journey")
record EngineSettings(StreamsSettings engine) {
    EngineSettings {
        requireNonNull(engine, "journey.engine");
    }
}

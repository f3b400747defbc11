package dev.scrm.analytics.figures.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.messaging.streams.StreamsSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How the topology runs here: {@code analytics.streams}. */
@ConfigurationProperties("analytics")
record FigureStreamsSettings(StreamsSettings streams) {
    FigureStreamsSettings {
        requireNonNull(streams, "analytics.streams");
    }
}

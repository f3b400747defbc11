package dev.scrm.contact.segment.streams;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.messaging.streams.StreamsSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are sorted into segments.
 *
 * @param streams how the topology runs
 * @param every how often it is looked for people whose time has come, and gone on with what is to be computed anew
 * @param budget time after which such a look ends, so that records are not held up
 * @param timersAtMost people of one look
 * @param tellEvery how often it is told how far what is being built has got
 * @param countEvery how often it is told how many people belong to what is built
 */
@ConfigurationProperties("contact.segments")
public record SegmentSettings(
        StreamsSettings streams,
        @DefaultValue("100ms") Duration every,
        @DefaultValue("50ms") Duration budget,
        @DefaultValue("1000") int timersAtMost,
        @DefaultValue("500ms") Duration tellEvery,
        @DefaultValue("5s") Duration countEvery) {
    public SegmentSettings {
        requireNonNull(streams, "contact.segments.streams");
    }
}

package dev.scrm.journey.engine.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready when all partitions of this process are restored and run. */
final class StreamsHealth implements HealthIndicator {
    private final StreamsRunner runner;

    StreamsHealth(StreamsRunner runner) {
        this.runner = runner;
    }

    @Override
    public Health health() {
        var state = runner.state();
        var health = state == KafkaStreams.State.RUNNING ? Health.up() : Health.down();
        return health.withDetail("state", state.name()).build();
    }
}

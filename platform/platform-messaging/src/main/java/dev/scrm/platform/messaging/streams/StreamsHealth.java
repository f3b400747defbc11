package dev.scrm.platform.messaging.streams;

import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready when the topology is as far as its service asks for. */
public final class StreamsHealth implements HealthIndicator {
    private final StreamsRunner runner;
    private final Predicate<KafkaStreams.State> ready;

    private StreamsHealth(StreamsRunner runner, Predicate<KafkaStreams.State> ready) {
        this.runner = runner;
        this.ready = ready;
    }

    /** Ready when all partitions of this process are restored and run. */
    public static StreamsHealth whenRunning(StreamsRunner runner) {
        return new StreamsHealth(runner, state -> state == KafkaStreams.State.RUNNING);
    }

    /** Ready also while partitions move or are restored, as where late is as good as at once. */
    public static StreamsHealth whenAtWork(StreamsRunner runner) {
        return new StreamsHealth(runner, KafkaStreams.State::isRunningOrRebalancing);
    }

    @Override
    public Health health() {
        var state = runner.state();
        var health = ready.test(state) ? Health.up() : Health.down();
        return health.withDetail("state", state.name()).build();
    }
}

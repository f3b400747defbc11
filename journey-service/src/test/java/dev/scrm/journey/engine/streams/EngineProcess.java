package dev.scrm.journey.engine.streams;

import dev.scrm.journey.definition.json.BuiltInDefinitions;
import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.journey.engine.mustache.MustacheTexts;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.StreamsProperties;
import dev.scrm.platform.messaging.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;

/** The engine as a process of its own, so that a test can kill it as kill -9 does. */
final class EngineProcess {
    private EngineProcess() {}

    static Process start(String bootstrap, String applicationId, Path directory, Path log) throws IOException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        EngineProcess.class.getName(),
                        bootstrap,
                        applicationId,
                        directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    public static void main(String[] args) {
        var timers = new TimerSettings(Duration.ofMillis(200), Duration.ofMillis(50), 1_000);
        var settings = new StreamsSettings(
                args[1],
                Path.of(args[2]),
                null,
                1,
                0,
                Duration.ofMillis(100),
                Duration.ofMillis(20),
                Duration.ofMillis(5),
                Duration.ofSeconds(6),
                16 << 20,
                8 << 20,
                0,
                (short) -1);
        var definitions = BuiltInDefinitions.read(
                Map.of("name-wait", Duration.ofSeconds(3), "message-wait", Duration.ofSeconds(2)));
        var topology = EngineTopology.of(
                new JourneyEngine(definitions, new MustacheTexts()),
                timers,
                new EngineMeters(new SimpleMeterRegistry()),
                new ParkingMeters("journey-service", new SimpleMeterRegistry()));
        var kafka = new KafkaSettings(args[0], 1, Map.of());
        new KafkaStreams(topology, StreamsProperties.of(kafka, settings, args[1] + "-member")).start();
    }
}

package dev.scrm.simulator;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** The simulator in a process of its own, with the demo corp. */
public final class WecomSimulatorApplication {
    private WecomSimulatorApplication() {}

    public static void main(String[] arguments) {
        initializeLogging();
        var settings = settings(System.getenv());
        var simulator = WecomSimulator.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "close-simulator"));
        System.out.println("WeCom simulator listens on " + simulator.url());
    }

    /** What is not set is as in the quickstart. */
    static SimulatorSettings settings(Map<String, String> environment) {
        return SimulatorSettings.demo(
                        Integer.parseInt(environment.getOrDefault("SERVER_PORT", "18085")),
                        Path.of(environment.getOrDefault("SCRM_SIMULATOR_STATE_DIR", ".scrm/simulator")),
                        environment.getOrDefault("SCRM_GATEWAY_URL", "http://127.0.0.1:18080"))
                .withHost(environment.getOrDefault("SERVER_ADDRESS", "127.0.0.1"));
    }

    /** Boot does this for its own applications; without it, logging begins at the level DEBUG. */
    private static void initializeLogging() {
        var logging = LoggingSystem.get(WecomSimulatorApplication.class.getClassLoader());
        logging.beforeInitialize();
        var environment = new StandardEnvironment();
        logging.initialize(new LoggingInitializationContext(environment), null, LogFile.get(environment));
    }
}

package dev.scrm.simulator;

import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.world.World;
import java.time.Clock;
import java.util.HashMap;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.context.support.StandardServletEnvironment;

/** A running simulator, in a process of its own or inside another program. */
public final class WecomSimulator implements AutoCloseable {
    private final SimulatorSettings settings;
    private final AnnotationConfigServletWebServerApplicationContext context;

    private WecomSimulator(SimulatorSettings settings, AnnotationConfigServletWebServerApplicationContext context) {
        this.settings = settings;
        this.context = context;
    }

    /** Starts a simulator by the computer's clock; it answers when this returns. */
    public static WecomSimulator start(SimulatorSettings settings) {
        return start(settings, Clock.systemUTC(), RandomGenerator.of("L64X128MixRandom"));
    }

    /** Starts a simulator; it answers when this returns. */
    public static WecomSimulator start(SimulatorSettings settings, Clock clock, RandomGenerator random) {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.setEnvironment(environment(settings));
        context.registerBean(SimulatorSettings.class, () -> settings);
        context.registerBean(World.class, () -> new World(settings, clock, random));
        context.register(SimulatorConfiguration.class);
        context.refresh();
        context.getBean(Deliveries.class).resume();
        return new WecomSimulator(settings, context);
    }

    /** The port it listens on, also when the settings left the choice to the system. */
    public int port() {
        WebServer server = Objects.requireNonNull(context.getWebServer());
        return server.getPort();
    }

    /** Where clients of the server API and of the control API find it. */
    public String url() {
        return "http://%s:%d".formatted(settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host(), port());
    }

    /** Stops it; what it knew is known again at the next start with the same directory. */
    @Override
    public void close() {
        context.close();
    }

    /** Nothing but these: neither the environment nor the system properties of the program around it. */
    private static StandardServletEnvironment environment(SimulatorSettings settings) {
        var environment = new StandardServletEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        var properties = new HashMap<String, Object>();
        properties.put("server.address", settings.host());
        properties.put("server.port", settings.port());
        properties.put("server.shutdown", "immediate");
        // A flood of connections must wait outside, not fill the memory of the program around it.
        properties.put("server.tomcat.max-connections", 512);
        properties.put("server.tomcat.accept-count", 1024);
        properties.put("spring.threads.virtual.enabled", true);
        sources.addFirst(new MapPropertySource("simulator", properties));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}

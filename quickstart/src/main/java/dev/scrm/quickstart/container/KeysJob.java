package dev.scrm.quickstart.container;

import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes a demo's keys, once, and {@code env} with an admin's token, each time, in the directory that the containers
 * share. Addresses in {@code env} are those that compose publishes on the host.
 */
public final class KeysJob {
    private static final int PORT_BASE = 18080;
    private static final String KAFKA = "127.0.0.1:18086";
    /** The replica set's member has a name that only containers know, so a client on the host must not look it up. */
    private static final String MONGODB = "mongodb://127.0.0.1:18087/?directConnection=true";

    private KeysJob() {}

    public static void main(String[] arguments) {
        var directory = Path.of(System.getenv().getOrDefault("SCRM_SUITE_DIR", "/var/lib/scrm/suite"));
        var settings =
                SuiteSettings.of(directory, directory, PORT_BASE).against(Optional.of(KAFKA), Optional.of(MONGODB));
        Suite.of(settings, Clock.systemUTC()).writeEnvironment();
        System.out.println("keys and env are in " + directory);
    }
}

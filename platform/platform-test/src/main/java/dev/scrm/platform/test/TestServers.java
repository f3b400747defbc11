package dev.scrm.platform.test;

import java.util.Optional;

/** Where a test's servers come from: ones that run already, containers, or this JVM. */
final class TestServers {
    private TestServers() {}

    /** The address of a server that runs already, if the environment (or a system property) names one. */
    static Optional<String> named(String variable) {
        return Optional.ofNullable(System.getProperty(variable))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(address -> !address.isBlank());
    }

    /** With {@code -Pcontainers}. */
    static boolean inContainers() {
        return "containers".equals(System.getProperty("scrm.test.servers"));
    }
}

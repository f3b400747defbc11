package dev.scrm.quickstart.suite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One process of the suite. */
public enum Program {
    /** Kafka, MongoDB and the simulator in one process. */
    INFRASTRUCTURE("infrastructure", "quickstart", 320),
    /** The broker in a process of its own, so that it can be killed alone. */
    KAFKA("kafka", "quickstart", 256),
    /** The MongoDB-compatible server in a process of its own. */
    MONGODB("mongodb", "quickstart", 192),
    /** The simulator in a process of its own. */
    SIMULATOR("simulator", "quickstart", 192),
    WECOM_GATEWAY("wecom-gateway", "wecom-gateway", 160),
    CONTACT_SERVICE("contact-service", "contact-service", 256),
    TICKET_SERVICE("ticket-service", "ticket-service", 160),
    JOURNEY_SERVICE("journey-service", "journey-service", 160),
    ANALYTICS_SERVICE("analytics-service", "analytics-service", 160),
    /** More replicas of the gateway, for what only several can show; {@code up} does not start them. */
    WECOM_GATEWAY_2("wecom-gateway-2", "wecom-gateway", 160),
    WECOM_GATEWAY_3("wecom-gateway-3", "wecom-gateway", 160);

    /** The five services, in the order of their ports. */
    public static final List<Program> SERVICES =
            List.of(WECOM_GATEWAY, CONTACT_SERVICE, TICKET_SERVICE, JOURNEY_SERVICE, ANALYTICS_SERVICE);

    /** The gateway's replicas, the first of which is the service itself. */
    public static final List<Program> GATEWAYS = List.of(WECOM_GATEWAY, WECOM_GATEWAY_2, WECOM_GATEWAY_3);

    private final String programName;
    private final String module;
    private final int heapMegabytes;

    Program(String programName, String module, int heapMegabytes) {
        this.programName = programName;
        this.module = module;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its name in files, logs and on the command line. */
    public String programName() {
        return programName;
    }

    public static Optional<Program> named(String name) {
        return Stream.of(values())
                .filter(program -> program.programName.equals(name))
                .findFirst();
    }

    public boolean isService() {
        return SERVICES.contains(this) || GATEWAYS.contains(this);
    }

    /** The name of a service's database. */
    String database() {
        return module.replace("wecom-", "").replace("-service", "");
    }

    String module() {
        return module;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}

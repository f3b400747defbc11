package dev.scrm.quickstart.suite;

import java.util.List;

/** The ports of one suite: eleven in a row. */
public record Ports(int base) {
    /** Where they begin when nobody says otherwise. */
    public static final int DEFAULT_BASE = 18080;

    public Ports {
        if (base < 1024 || base > 65_000) {
            throw new IllegalArgumentException("Expected SCRM_PORT_BASE from 1024 to 65000 but got " + base);
        }
    }

    /** The port of a service's HTTP. */
    public int of(Program service) {
        int offset = Program.SERVICES.indexOf(service);
        int replica = Program.GATEWAYS.indexOf(service);
        if (offset < 0 && replica > 0) {
            return base + 8 + replica;
        }
        if (offset < 0) {
            throw new IllegalArgumentException("Expected a service but got " + service.programName());
        }
        return base + offset;
    }

    public int simulator() {
        return base + 5;
    }

    public int kafka() {
        return base + 6;
    }

    public int mongodb() {
        return base + 7;
    }

    public int controller() {
        return base + 8;
    }

    /** What the program listens on when the suite runs all its servers itself. */
    public List<Integer> listenedOnBy(Program program) {
        return switch (program) {
            case INFRASTRUCTURE -> List.of(simulator(), kafka(), mongodb(), controller());
            case KAFKA -> List.of(kafka(), controller());
            case MONGODB -> List.of(mongodb());
            case SIMULATOR -> List.of(simulator());
            case WECOM_GATEWAY,
                    CONTACT_SERVICE,
                    TICKET_SERVICE,
                    JOURNEY_SERVICE,
                    ANALYTICS_SERVICE,
                    WECOM_GATEWAY_2,
                    WECOM_GATEWAY_3 -> List.of(of(program));
        };
    }
}

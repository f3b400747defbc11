package dev.scrm.quickstart.suite;

import dev.scrm.simulator.DemoCorp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a program is called: arguments of the JVM, of the program, and its environment. */
final class ProgramCommand {
    private final SuiteSettings settings;
    private final Directories directories;
    private final Keys keys;

    ProgramCommand(SuiteSettings settings, Directories directories, Keys keys) {
        this.settings = settings;
        this.directories = directories;
        this.keys = keys;
    }

    /** After the JVM's flags: the program and what it is told. */
    List<String> program(Program program, Unpacked unpacked) {
        return program.isService()
                ? List.of("-jar", unpacked.jar().toString())
                : infrastructure(unpacked, parts(program), program);
    }

    /** A run that only shows the JVM which classes a start takes. */
    List<String> training(Program program, Unpacked unpacked) {
        if (program.isService()) {
            return List.of(
                    "-Dspring.context.exit=onRefresh", "-jar", unpacked.jar().toString());
        }
        var arguments = new ArrayList<>(infrastructure(unpacked, "kafka,topics,mongodb,simulator", program));
        arguments.add("rehearsal=true");
        return arguments;
    }

    Map<String, String> environment(Program program) {
        var variables = new HashMap<String, String>();
        // Each arena of glibc keeps memory of its own, and a JVM has many threads.
        variables.put("MALLOC_ARENA_MAX", "2");
        if (program.isService()) {
            variables.put("SERVER_PORT", Integer.toString(settings.ports().of(program)));
            variables.put("SCRM_KAFKA_BOOTSTRAP", settings.kafkaBootstrap());
            variables.put("SCRM_MONGODB_URI", settings.mongodbUri());
            variables.put("SCRM_JWT_PUBLIC_KEY", keys.publicKey().toString());
            variables.put("SCRM_SECURITY_OPERATORCORPS", DemoCorp.CORP_ID);
            variables.put("SCRM_MESSAGE_KEYSET", keys.messageKeyset().toString());
            variables.put("SCRM_TOPIC_PARTITIONS", Integer.toString(settings.partitions()));
            variables.put("SCRM_STATE_DIR", directories.streams(program).toString());
        }
        if (program.isService()
                && settings.mongodb().isPresent()
                && settings.kafka().isEmpty()) {
            // Documents remember positions in this suite's Kafka; on a server that outlives it they must not meet
            // those of another one.
            variables.put("SCRM_MONGODB_DATABASE", program.database() + "_" + keys.suiteId());
        }
        if (Program.GATEWAYS.contains(program)) {
            variables.putAll(wecom());
        }
        if (program == Program.CONTACT_SERVICE) {
            variables.put("CONTACT_AUDIT_SEALKEY", keys.auditSeal().toString());
            variables.put("CONTACT_IDENTITIES_KEYSET", keys.identityKeyset().toString());
            variables.put("CONTACT_IDENTITIES_IDKEY", keys.identityIds().toString());
        }
        if (program == Program.TICKET_SERVICE) {
            variables.put("TICKET_NOTICES_MANAGERS_0_CORPID", DemoCorp.CORP_ID);
            variables.put("TICKET_NOTICES_MANAGERS_0_USERIDS", DemoCorp.MANAGER);
        }
        if (program.isService()) {
            variables.putAll(settings.environment());
        }
        return variables;
    }

    /** The demo corp and where its WeCom is. */
    private Map<String, String> wecom() {
        return Map.of(
                "GATEWAY_WECOM_BASEURL", SuiteEnvironment.url(settings.ports().simulator()),
                "GATEWAY_CORPS_0_CORPID", DemoCorp.CORP_ID,
                "GATEWAY_CORPS_0_APPS_0_AGENTID", Long.toString(DemoCorp.AGENT_ID),
                "GATEWAY_CORPS_0_APPS_0_SECRET", DemoCorp.SECRET,
                "GATEWAY_CORPS_0_APPS_0_CALLBACKTOKEN", DemoCorp.CALLBACK_TOKEN,
                "GATEWAY_CORPS_0_APPS_0_CALLBACKAESKEY", DemoCorp.CALLBACK_AES_KEY,
                "GATEWAY_CORPS_0_APPS_0_KFACCOUNTS", DemoCorp.OPEN_KF_ID);
    }

    private List<String> infrastructure(Unpacked unpacked, String parts, Program program) {
        return List.of(
                "-cp",
                unpacked.jar().toString(),
                "dev.scrm.quickstart.infrastructure.Infrastructure",
                "parts=" + parts,
                "directory=" + directories.directory(),
                "port-base=" + settings.ports().base(),
                "kafka=" + settings.kafkaBootstrap(),
                "partitions=" + settings.partitions(),
                "ready=" + directories.readyFile(program));
    }

    /** Servers that run already are left out; topics are created wherever Kafka is. */
    private String parts(Program program) {
        var parts =
                switch (program) {
                    case INFRASTRUCTURE -> List.of("kafka", "topics", "mongodb", "simulator");
                    case KAFKA -> List.of("kafka", "topics");
                    case MONGODB -> List.of("mongodb");
                    case SIMULATOR ->
                        settings.kafka().isPresent() ? List.of("topics", "simulator") : List.of("simulator");
                    case WECOM_GATEWAY,
                            CONTACT_SERVICE,
                            TICKET_SERVICE,
                            JOURNEY_SERVICE,
                            ANALYTICS_SERVICE,
                            WECOM_GATEWAY_2,
                            WECOM_GATEWAY_3 -> List.<String>of();
                };
        return parts.stream().filter(this::isOurs).collect(Collectors.joining(","));
    }

    private boolean isOurs(String part) {
        return switch (part) {
            case "kafka" -> settings.kafka().isEmpty();
            case "mongodb" -> settings.mongodb().isEmpty();
            default -> true;
        };
    }
}

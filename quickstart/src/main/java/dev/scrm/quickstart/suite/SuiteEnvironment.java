package dev.scrm.quickstart.suite;

import dev.scrm.platform.embedded.PrivateFiles;
import dev.scrm.simulator.DemoCorp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What callers need to talk to the suite: {@code .scrm/env}, one {@code KEY=value} a line. */
public record SuiteEnvironment(Map<String, String> values) {

    static SuiteEnvironment of(SuiteSettings settings, Keys keys) {
        var ports = settings.ports();
        var values = new LinkedHashMap<String, String>();
        values.put("GATEWAY_URL", url(ports.of(Program.WECOM_GATEWAY)));
        values.put("CONTACT_URL", url(ports.of(Program.CONTACT_SERVICE)));
        values.put("TICKET_URL", url(ports.of(Program.TICKET_SERVICE)));
        values.put("JOURNEY_URL", url(ports.of(Program.JOURNEY_SERVICE)));
        values.put("ANALYTICS_URL", url(ports.of(Program.ANALYTICS_SERVICE)));
        values.put("SIMULATOR_URL", url(ports.simulator()));
        values.put("KAFKA_BOOTSTRAP", settings.kafkaBootstrap());
        values.put("MONGODB_URI", settings.mongodbUri());
        values.put("CORP_ID", DemoCorp.CORP_ID);
        values.put("AGENT_ID", Long.toString(DemoCorp.AGENT_ID));
        values.put("CALLBACK_PATH", DemoCorp.CALLBACK_PATH);
        values.put("CALLBACK_TOKEN", DemoCorp.CALLBACK_TOKEN);
        values.put("CALLBACK_AES_KEY", DemoCorp.CALLBACK_AES_KEY);
        values.put("ADMIN_TOKEN", keys.adminToken());
        return new SuiteEnvironment(values);
    }

    /** Reads the file of a suite that was started. */
    public static SuiteEnvironment read(Path file) {
        try {
            return new SuiteEnvironment(Files.readAllLines(file).stream()
                    .filter(line -> line.contains("="))
                    .map(line -> line.split("=", 2))
                    .collect(
                            Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, last) -> last, LinkedHashMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + file + ": is the suite up?", e);
        }
    }

    void write(Path file) {
        var text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            PrivateFiles.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file, e);
        }
    }

    /** The value of a key that is always there, such as {@code GATEWAY_URL}. */
    public String get(String key) {
        var value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("Expected " + key + " in the suite's env but it is not there");
        }
        return value;
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}

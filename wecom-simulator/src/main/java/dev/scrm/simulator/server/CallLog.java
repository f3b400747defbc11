package dev.scrm.simulator.server;

import dev.scrm.simulator.SimulatorSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every call the server API received, newest last, in two files of which the older is dropped when the newer is full. */
public final class CallLog implements Closeable {
    private static final Set<String> SECRETS = Set.of("access_token", "corpsecret", "token", "key");
    private static final String HIDDEN = "***";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final int linesPerFile;
    private final Path directory;
    private LogSegment older;
    private LogSegment newer;

    public CallLog(SimulatorSettings settings) {
        linesPerFile = settings.limits().callsKept();
        directory = settings.stateDirectory();
        try {
            Files.createDirectories(directory);
            older = new LogSegment(directory.resolve("calls.old.jsonl"));
            newer = new LogSegment(directory.resolve("calls.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes a call; secrets and tokens in it are hidden. */
    void add(Instant time, String path, JsonNode body, JsonNode answer) {
        var rest = mapper.createObjectNode().put("path", path);
        rest.set("body", withoutSecrets(body));
        rest.set("answer", withoutSecrets(answer));
        var text = rest.toString();
        append(time, LogSegment.line(time, text.substring(1, text.length() - 1)));
    }

    /** Writes {@code {"items":[…]}} of all calls since then. */
    public void writeSince(Instant since, OutputStream to) throws IOException {
        var readings = open(since);
        try (var first = readings[0];
                var second = readings[1]) {
            to.write("{\"items\":[".getBytes(StandardCharsets.US_ASCII));
            second.writeTo(to, first.writeTo(to, false));
            to.write("]}".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public synchronized void close() {
        try {
            older.close();
            newer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized LogSegment.Reading[] open(Instant since) throws IOException {
        return new LogSegment.Reading[] {older.since(since), newer.since(since)};
    }

    private synchronized void append(Instant time, byte[] line) {
        try {
            if (newer.lines() >= linesPerFile) {
                turnOver();
            }
            newer.append(time, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turnOver() throws IOException {
        older.close();
        newer.close();
        Files.move(newer.file(), older.file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        older = new LogSegment(older.file());
        newer = new LogSegment(newer.file());
    }

    private static JsonNode withoutSecrets(JsonNode node) {
        if (!(node instanceof ObjectNode fields) || SECRETS.stream().noneMatch(fields::has)) {
            return node;
        }
        var copy = fields.deepCopy();
        SECRETS.stream().filter(copy::has).forEach(name -> copy.put(name, HIDDEN));
        return copy;
    }
}

package dev.scrm.simulator.world;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file all tables live in: each change is a line {@code ["table","key",{row}]} that is with the operating system before
 * the change is answered, so a killed process forgets nothing. It is written anew without what is outdated at start and
 * whenever it has doubled.
 */
final class Journal implements Closeable {
    private static final long SMALLEST_REWRITE = 32L * 1024 * 1024;

    private final FileChannel lock;
    private final Path file;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final List<Table<?>> tables = new ArrayList<>();
    private final Map<String, Map<String, JsonNode>> unclaimed = new HashMap<>();
    private @Nullable OutputStream out;
    private long size;
    private long rewriteAt;

    Journal(Path directory) {
        try {
            Files.createDirectories(directory);
            lock = lock(directory);
            file = directory.resolve("world.jsonl");
            if (Files.exists(file)) {
                load();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table of the name, with the rows it had. */
    <V extends Record> Table<V> table(String name, Class<V> type) {
        var table = new Table<V>(name, this);
        unclaimed.getOrDefault(name, Map.of()).forEach((key, row) -> table.restore(key, mapper.treeToValue(row, type)));
        unclaimed.remove(name);
        tables.add(table);
        return table;
    }

    /** Ends loading: from here on changes are kept. */
    void open() {
        rewrite();
    }

    void append(String table, String key, @Nullable Record row) {
        if (out == null) {
            throw new IllegalStateException("Expected the journal to be open, but it is not");
        }
        try {
            size += write(out, table, key, row);
            if (size > rewriteAt) {
                rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            closeFile();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeFile() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    /** A second simulator on the same directory would replace the file under the first one. */
    private static FileChannel lock(Path directory) throws IOException {
        var channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // answered below as if it was another process
        }
        channel.close();
        throw new IllegalStateException(
                "Expected the state in " + directory + " to be free, but a simulator runs on it");
    }

    private void load() throws IOException {
        dropTornLine();
        try (var lines = Files.lines(file)) {
            lines.forEach(this::load);
        }
    }

    private void load(String line) {
        try {
            var change = mapper.readTree(line);
            var rows = unclaimed.computeIfAbsent(change.path(0).asString(), _ -> new LinkedHashMap<>());
            if (change.path(2).isNull()) {
                rows.remove(change.path(1).asString());
            } else {
                rows.put(change.path(1).asString(), change.path(2));
            }
        } catch (JacksonException e) {
            throw new IllegalStateException("Expected lines of JSON in " + file + ", but one is not", e);
        }
    }

    /** What a killed process was writing was answered to nobody. */
    private void dropTornLine() throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long end = bytes.length();
            while (end > 0) {
                bytes.seek(end - 1);
                if (bytes.read() == '\n') {
                    break;
                }
                end--;
            }
            bytes.setLength(end);
        }
    }

    private void rewrite() {
        try {
            closeFile();
            var fresh = file.resolveSibling("world.jsonl.new");
            size = 0;
            try (var to = new BufferedOutputStream(new FileOutputStream(fresh.toFile()), 1 << 16)) {
                for (var table : tables) {
                    for (var row : table.rows().entrySet()) {
                        size += write(to, table.name(), row.getKey(), row.getValue());
                    }
                }
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            rewriteAt = Math.max(SMALLEST_REWRITE, 2 * size);
            out = new FileOutputStream(file.toFile(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int write(OutputStream to, String table, String key, @Nullable Record row) throws IOException {
        var line = mapper.createArrayNode().add(table).add(key);
        line.add(row == null ? mapper.nullNode() : mapper.valueToTree(row));
        var bytes = (mapper.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        to.write(bytes);
        return bytes.length;
    }
}

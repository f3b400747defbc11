package dev.scrm.simulator.server;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** A file of lines that each begin with their time; only where each line begins is kept in memory. */
final class LogSegment implements Closeable {
    /** What every line begins with. */
    static final String HEAD = "{\"time\":\"";

    private final Path file;
    private final FileOutputStream out;
    private long[] times = new long[1024];
    private long[] ends = new long[1024];
    private int lines;

    LogSegment(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            index();
        }
        out = new FileOutputStream(file.toFile(), true);
    }

    int lines() {
        return lines;
    }

    void append(Instant time, byte[] line) throws IOException {
        out.write(line);
        note(time.toEpochMilli(), start(lines) + line.length);
    }

    /** Opens the lines that are there now; reading them does not hinder appending, nor does it see what is appended. */
    Reading since(Instant since) throws IOException {
        long from = since.toEpochMilli();
        int first = 0;
        while (first < lines && times[first] < from) {
            first++;
        }
        var in = new FileInputStream(file.toFile());
        in.skipNBytes(start(first));
        return new Reading(
                new BufferedInputStream(in, 1 << 16),
                Arrays.copyOfRange(times, first, lines),
                Arrays.copyOfRange(ends, first, lines),
                start(first),
                from);
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Lines that were there at one moment. */
    record Reading(BufferedInputStream in, long[] times, long[] ends, long start, long from) implements Closeable {
        /** Writes the lines without their breaks, with commas between, and answers whether a comma is needed next. */
        boolean writeTo(OutputStream to, boolean comma) throws IOException {
            boolean needed = comma;
            long begin = start;
            for (int i = 0; i < times.length; i++) {
                var line = in.readNBytes((int) (ends[i] - begin));
                begin = ends[i];
                if (times[i] >= from) {
                    if (needed) {
                        to.write(',');
                    }
                    to.write(line, 0, line.length - 1);
                    needed = true;
                }
            }
            return needed;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private long start(int line) {
        return line == 0 ? 0 : ends[line - 1];
    }

    private void note(long time, long end) {
        if (lines == times.length) {
            times = Arrays.copyOf(times, 2 * lines);
            ends = Arrays.copyOf(ends, 2 * lines);
        }
        times[lines] = time;
        ends[lines] = end;
        lines++;
    }

    /** Finds the lines of an earlier run; one that a killed process did not finish is cut off. */
    private void index() throws IOException {
        long at = 0;
        try (var in = new BufferedInputStream(new FileInputStream(file.toFile()), 1 << 16)) {
            var head = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                at++;
                if (next == '\n') {
                    note(time(head), at);
                    head.setLength(0);
                } else if (head.length() < 64) {
                    head.append((char) next);
                }
            }
        }
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(start(lines));
        }
    }

    private static long time(CharSequence head) {
        var text = head.toString();
        int end = text.indexOf('"', HEAD.length());
        return Instant.parse(text.substring(HEAD.length(), end)).toEpochMilli();
    }

    static byte[] line(Instant time, String rest) {
        return (HEAD + time + "\"," + rest + "}\n").getBytes(StandardCharsets.UTF_8);
    }
}

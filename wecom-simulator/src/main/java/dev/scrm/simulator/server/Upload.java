package dev.scrm.simulator.server;

import dev.scrm.simulator.world.WecomError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file of a form (multipart/form-data) that WeCom takes files in: the part named media. */
record Upload(String fileName, byte[] content) {
    /** What separates the parts, from the Content-Type. */
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,200})\"?");
    /** The name of a part, or of the file in it. */
    private static final Pattern NAME = Pattern.compile("[; ]name=\"?([^\";\r\n]*)\"?");

    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";\r\n]*)\"?");

    /** The file; 44001 when there is none. */
    static Upload read(String contentType, byte[] body) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new WecomError(44001, "empty media data");
        }
        var separator = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        for (int at = find(body, separator, 0); at >= 0; ) {
            int next = find(body, separator, at + separator.length);
            if (next < 0) {
                break;
            }
            var file = part(body, at + separator.length, next);
            if (file.isPresent()) {
                return file.get();
            }
            at = next;
        }
        throw new WecomError(44001, "empty media data");
    }

    /** The name's part behind the last point, in lower case. */
    String extension() {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<Upload> part(byte[] body, int from, int to) {
        int headEnd = find(body, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), from);
        if (headEnd < 0 || headEnd > to) {
            return Optional.empty();
        }
        var head = new String(body, from, headEnd - from, StandardCharsets.UTF_8);
        var name = NAME.matcher(head);
        var fileName = FILE_NAME.matcher(head);
        if (!name.find() || !name.group(1).equals("media") || !fileName.find()) {
            return Optional.empty();
        }
        // The line break before the separator belongs to the separator.
        return Optional.of(
                new Upload(fileName.group(1), Arrays.copyOfRange(body, headEnd + 4, Math.max(headEnd + 4, to - 2))));
    }

    private static int find(byte[] body, byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}

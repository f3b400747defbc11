package dev.scrm.gateway.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is for WeCom, which has a limit for each and tells them apart by what is in them. */
public enum MediaKind {
    /** JPG or PNG. */
    IMAGE(10, List.of("jpg", "jpeg", "png")),
    /** AMR of 60 seconds at most, which WeCom checks itself. */
    VOICE(2, List.of("amr")),
    /** MP4. */
    VIDEO(10, List.of("mp4")),
    /** Anything. */
    FILE(20, List.of());

    /** So much of a file is looked at. */
    public static final int HEAD_BYTES = 16;

    /** WeCom takes nothing smaller. */
    static final int LEAST_BYTES = 6;

    private static final byte[] JPG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] AMR = "#!AMR".getBytes(US_ASCII);
    private static final byte[] MP4 = "ftyp".getBytes(US_ASCII);

    private final long mostBytes;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it; the check knows Guava's lists only
    private final List<String> extensions;

    MediaKind(int megabytes, List<String> extensions) {
        this.mostBytes = megabytes * 1024L * 1024L;
        this.extensions = extensions;
    }

    /** By its name on the wire. */
    public static Optional<MediaKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Its name on the wire and at WeCom. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public long mostBytes() {
        return mostBytes;
    }

    /** Whether a file that begins like this is of the kind. */
    boolean begins(byte[] head) {
        return switch (this) {
            case IMAGE -> isAt(head, 0, JPG) || isAt(head, 0, PNG);
            case VOICE -> isAt(head, 0, AMR);
            case VIDEO -> isAt(head, 4, MP4);
            case FILE -> true;
        };
    }

    /** The file's name, with the ending that WeCom expects of the kind. */
    String named(String fileName, byte[] head) {
        var lower = fileName.toLowerCase(Locale.ROOT);
        boolean fits = extensions.isEmpty() || extensions.stream().anyMatch(ending -> lower.endsWith("." + ending));
        return fits ? fileName : fileName + "." + (isAt(head, 0, PNG) ? "png" : extensions.getFirst());
    }

    private static boolean isAt(byte[] head, int from, byte[] wanted) {
        return head.length >= from + wanted.length
                && Arrays.equals(head, from, from + wanted.length, wanted, 0, wanted.length);
    }
}

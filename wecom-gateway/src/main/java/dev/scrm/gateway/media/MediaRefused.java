package dev.scrm.gateway.media;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Why a file is not kept or shown. */
public final class MediaRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private MediaRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static MediaRefused unknown() {
        return new MediaRefused(
                "media-unknown", Kind.NOT_FOUND, "Expected a file of this corp but there is none", Map.of());
    }

    public static MediaRefused kindUnknown() {
        return new MediaRefused(
                "media-kind-unknown",
                Kind.INVALID,
                "Expected kind to be image, voice, video or file",
                Map.of("field", "kind"));
    }

    static MediaRefused nameInvalid() {
        return new MediaRefused(
                "media-name-invalid",
                Kind.INVALID,
                "Expected a file name of 1 to 128 characters without quotation marks, slashes and control characters",
                Map.of("field", "file"));
    }

    static MediaRefused size(MediaKind kind, long size) {
        return new MediaRefused(
                size < MediaKind.LEAST_BYTES ? "media-too-small" : "media-too-large",
                Kind.INVALID,
                "Expected %d to %d bytes for kind %s but got %d"
                        .formatted(MediaKind.LEAST_BYTES, kind.mostBytes(), kind.word(), size),
                Map.of("field", "file", "maximumBytes", kind.mostBytes()));
    }

    static MediaRefused typeWrong(MediaKind kind) {
        return new MediaRefused(
                "media-type-wrong",
                Kind.INVALID,
                "Expected a file that holds what kind %s says (image: JPG or PNG, voice: AMR, video: MP4)"
                        .formatted(kind.word()),
                Map.of("field", "file"));
    }

    static MediaRefused quotaExceeded(long mostBytes) {
        return new MediaRefused(
                "media-quota-exceeded",
                Kind.CONFLICT,
                "Expected the corp's files to have at most %d bytes together".formatted(mostBytes),
                Map.of("maximumBytes", mostBytes));
    }
}

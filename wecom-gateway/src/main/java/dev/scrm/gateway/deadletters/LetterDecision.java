package dev.scrm.gateway.deadletters;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.Editor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided on a letter.
 *
 * @param reason why it is given up; null when it is put back
 * @param to where it stands since it was put back; null when that is not known: the process may have died meanwhile
 */
public record LetterDecision(
        Kind kind,
        Editor by,
        Instant at,
        boolean forced,
        @Nullable String reason,
        @Nullable String to) {
    /** What can be decided. */
    public enum Kind {
        REDRIVE,
        DISCARD
    }

    public LetterDecision {
        requireNonNull(kind, "kind");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }

    /** In a word: {@code redriving}, {@code redriven} or {@code discarded}. */
    public String word() {
        return switch (kind) {
            case REDRIVE -> to == null ? "redriving" : "redriven";
            case DISCARD -> "discarded";
        };
    }
}

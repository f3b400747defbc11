package dev.scrm.gateway.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question that WeCom did not answer. */
public final class ReadingInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errorCode;
    private final transient @Nullable Instant until;

    private ReadingInterrupted(String message, int errorCode, @Nullable Instant until) {
        super(message, null, false, false);
        this.errorCode = errorCode;
        this.until = until;
    }

    /** It refuses, and would again. */
    public static ReadingInterrupted refused(String api, int errorCode) {
        return new ReadingInterrupted(
                "Expected %s to answer but it refused with %d".formatted(api, errorCode), errorCode, null);
    }

    /** It may answer later: then, if that is known. */
    public static ReadingInterrupted later(String api, @Nullable Instant until) {
        return new ReadingInterrupted("Expected %s to answer but it did not".formatted(api), 0, until);
    }

    /** WeCom's code; 0 when it may answer later. */
    public int errorCode() {
        return errorCode;
    }

    public boolean isRefusal() {
        return errorCode != 0;
    }

    /** Not before that; null when nobody knows. */
    @Nullable
    Instant until() {
        return until;
    }
}

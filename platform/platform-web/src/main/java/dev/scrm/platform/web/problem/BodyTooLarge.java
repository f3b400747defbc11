package dev.scrm.platform.web.problem;

import java.io.IOException;

/** A body without declared length went over the limit while it was read. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLarge(long limit) {
        super("Expected at most %d bytes".formatted(limit));
        this.limit = limit;
    }

    long limit() {
        return limit;
    }
}

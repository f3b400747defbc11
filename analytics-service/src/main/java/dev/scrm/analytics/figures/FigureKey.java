package dev.scrm.analytics.figures;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which row a figure belongs to.
 *
 * @param corpId the tenant
 * @param hour the hour in UTC in which it happened, at its start
 * @param liveCode the state of the live code it is owed to, or {@link #NO_LIVE_CODE}
 */
public record FigureKey(String corpId, Instant hour, String liveCode) {
    /** Where contacts count that no live code brought. */
    public static final String NO_LIVE_CODE = "none";

    public FigureKey {
        requireNonNull(corpId, "corpId");
        requireNonNull(hour, "hour");
        requireNonNull(liveCode, "liveCode");
    }

    public static FigureKey at(String corpId, Instant time, String liveCode) {
        return new FigureKey(corpId, time.truncatedTo(ChronoUnit.HOURS), liveCode);
    }

    /** {@code corp|hour|liveCode}. The live code comes last because only it may hold any character. */
    public String wire() {
        return corpId + "|" + hour + "|" + liveCode;
    }

    /** Reads {@link #wire()}. */
    public static FigureKey of(String wire) {
        var parts = wire.split("\\|", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Expected corp|hour|liveCode but got '" + wire + "'");
        }
        return new FigureKey(parts[0], Instant.parse(parts[1]), parts[2]);
    }
}

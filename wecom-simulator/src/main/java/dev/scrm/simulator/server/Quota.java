package dev.scrm.simulator.server;

import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many calls are allowed in a window of the calendar, and what comes of more.
 *
 * @param subject what the calls are counted for, such as an API, or an API and an app
 */
record Quota(String subject, Window window, long most, int errcode) {
    /** A window of the calendar in Beijing, and how long it is refused after too many calls in it. */
    enum Window {
        MINUTE,
        HOUR,
        DAY,
        MONTH;

        /** The number of the window that the time is in. */
        long number(Instant at) {
            var there = at.atZone(World.BEIJING);
            return switch (this) {
                case MINUTE -> at.getEpochSecond() / 60;
                case HOUR -> at.getEpochSecond() / 3_600;
                case DAY -> there.toLocalDate().toEpochDay();
                case MONTH -> there.getYear() * 12L + there.getMonthValue();
            };
        }

        Instant blockedUntil(Instant at) {
            return switch (this) {
                case MINUTE -> at.plusSeconds(60);
                case HOUR -> at.plus(Duration.ofHours(1));
                case DAY ->
                    at.atZone(World.BEIJING)
                            .truncatedTo(ChronoUnit.DAYS)
                            .plusDays(1)
                            .toInstant();
                case MONTH -> at.plus(Duration.ofDays(30));
            };
        }
    }
}

package dev.scrm.gateway.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * When a corp is reconciled in one night.
 *
 * @param begins each corp has a time of its own, so that not all ask WeCom at once
 * @param ends a gateway that was away until then leaves it to the next night
 */
record Night(LocalDate date, Instant begins, Instant ends) {
    private static final Duration LATEST = Duration.ofHours(4);

    /** The night that began last, by the clock of the settings' zone. */
    static Night of(String corpId, Instant now, ReconciliationSettings settings) {
        var today = ZonedDateTime.ofInstant(now, settings.zone()).toLocalDate();
        var night = on(today, corpId, settings);
        return now.isBefore(night.begins) ? on(today.minusDays(1), corpId, settings) : night;
    }

    private static Night on(LocalDate date, String corpId, ReconciliationSettings settings) {
        long spread = Math.max(1, settings.spread().toSeconds());
        var begins = ZonedDateTime.of(date, settings.nightlyAt(), settings.zone())
                .toInstant()
                .plusSeconds(Math.floorMod(corpId.hashCode(), spread));
        return new Night(date, begins, begins.plus(LATEST));
    }

    boolean isNow(Instant now) {
        return !now.isBefore(begins) && now.isBefore(ends);
    }
}

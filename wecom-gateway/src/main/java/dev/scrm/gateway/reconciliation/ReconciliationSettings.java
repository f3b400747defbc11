package dev.scrm.gateway.reconciliation;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When and how corps are reconciled.
 *
 * @param nightly whether each corp is, every night
 * @param nightlyAt the time of day at which the first of them begins
 * @param spread within so long after it the others do, each at a time of its own
 * @param zone whose time of day that is
 * @param settling so long after the last reading callbacks that were under way are waited for
 * @param vanishedPercent so much of a part, in percent of what was read and at least 100 things, may be gone in one run;
 *     a part of which more is missing is held, until somebody says that it is true
 * @param kept how long reports are kept
 */
@ConfigurationProperties("gateway.reconciliation")
public record ReconciliationSettings(
        @DefaultValue("true") boolean nightly,
        @DefaultValue("02:10") LocalTime nightlyAt,
        @DefaultValue("2h") Duration spread,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("1m") Duration settling,
        @DefaultValue("20") int vanishedPercent,
        @DefaultValue("90d") Duration kept) {
    public ReconciliationSettings {
        if (vanishedPercent < 0 || vanishedPercent > 100) {
            throw new IllegalArgumentException(
                    "Expected gateway.reconciliation.vanished-percent of 0 to 100, but it is " + vanishedPercent);
        }
    }
}

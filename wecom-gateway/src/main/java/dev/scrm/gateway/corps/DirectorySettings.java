package dev.scrm.gateway.corps;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How corps change.
 *
 * @param refreshEvery how soon every replica knows what was changed at another
 * @param overlap how long a credential that is replaced stays good when the request does not say
 */
@ConfigurationProperties("gateway.directory")
public record DirectorySettings(
        @DefaultValue("2s") Duration refreshEvery,
        @DefaultValue("24h") Duration overlap) {
    public DirectorySettings {
        if (refreshEvery.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "Expected gateway.directory.refresh-every to be 100ms at least, but got " + refreshEvery);
        }
        if (overlap.isNegative() || overlap.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(
                    "Expected gateway.directory.overlap to be from 0 to 7d, but got " + overlap);
        }
    }
}
